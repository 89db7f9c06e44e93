/** The controllers: each watches, decides by a pure plan, and acts through the API. */
@NullMarked
package io.drydock.controlplane.controller;

import org.jspecify.annotations.NullMarked;
