/** Objects as the rows that kubectl prints, with Kubernetes' own columns. */
@NullMarked
package io.drydock.printers;

import org.jspecify.annotations.NullMarked;
