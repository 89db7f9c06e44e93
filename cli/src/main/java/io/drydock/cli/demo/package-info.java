/** The narrated run: the README's first screen, step by step, each step checked. */
@NullMarked
package io.drydock.cli.demo;

import org.jspecify.annotations.NullMarked;
