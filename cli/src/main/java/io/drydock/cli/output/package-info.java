/** What commands write to and how they fail: streams, tables, one-sentence errors. */
@NullMarked
package io.drydock.cli.output;

import org.jspecify.annotations.NullMarked;
