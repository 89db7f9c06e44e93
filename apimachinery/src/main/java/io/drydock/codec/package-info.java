/** JSON and YAML to and from model objects and the Document envelope. */
@NullMarked
package io.drydock.codec;

import org.jspecify.annotations.NullMarked;
