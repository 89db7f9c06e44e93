/** The lab whose nodes are containers of docker-compose.yml: what Compose itself cannot do. */
@NullMarked
package io.drydock.cli.lab.compose;

import org.jspecify.annotations.NullMarked;
