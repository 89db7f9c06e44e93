/** The host as the lab sees it: commands, /proc, cgroups, mounts, Docker Engine, the lab bridge. */
@NullMarked
package io.drydock.cli.lab.host;

import org.jspecify.annotations.NullMarked;
