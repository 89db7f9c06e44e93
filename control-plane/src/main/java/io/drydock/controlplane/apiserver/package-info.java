/** The request pipeline behind both doors: authorize, decode, default, admit, validate, store. */
@NullMarked
package io.drydock.controlplane.apiserver;

import org.jspecify.annotations.NullMarked;
