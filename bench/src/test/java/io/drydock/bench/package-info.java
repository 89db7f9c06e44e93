@NullMarked
package io.drydock.bench;

import org.jspecify.annotations.NullMarked;
