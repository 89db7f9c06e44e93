package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.Optional;

/** Query parameters that are numbers, with Go's words for those that are none. Pure. */
final class Parameters {

  private Parameters() {}

  /** A whole number, where the parameter is there. */
  static Optional<Long> number(Request request, String name) {
    return request.parameter(name).map(Parameters::number);
  }

  private static long number(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      String why = value.matches("[-+]?[0-9]+") ? "value out of range" : "invalid syntax";
      throw ApiException.badRequest("strconv.ParseInt: parsing \"%s\": %s".formatted(value, why));
    }
  }
}
