/** Gives Services of type LoadBalancer an address from the lab's pool. */
@NullMarked
package io.drydock.controlplane.controller.service;

import org.jspecify.annotations.NullMarked;
