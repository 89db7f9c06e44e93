/** One class a command. */
@NullMarked
package io.drydock.cli.command;

import org.jspecify.annotations.NullMarked;
