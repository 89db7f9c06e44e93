/** What a process is made of: time, loops, ownership, start and stop. */
@NullMarked
package io.drydock.lifecycle;

import org.jspecify.annotations.NullMarked;
