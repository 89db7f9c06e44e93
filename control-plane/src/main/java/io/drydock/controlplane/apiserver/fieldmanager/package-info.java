/**
 * Who set which field: server-side apply and the managedFields of every object. Pure; the pipeline
 * calls {@link io.drydock.controlplane.apiserver.fieldmanager.FieldManager}.
 */
@NullMarked
package io.drydock.controlplane.apiserver.fieldmanager;

import org.jspecify.annotations.NullMarked;
