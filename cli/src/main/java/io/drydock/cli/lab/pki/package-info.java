/** The cluster's certificate authority and the certificates it issues at up. */
@NullMarked
package io.drydock.cli.lab.pki;

import org.jspecify.annotations.NullMarked;
