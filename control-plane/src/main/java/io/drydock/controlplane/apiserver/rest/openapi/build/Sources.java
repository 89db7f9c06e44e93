package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.io.IOException;
import java.nio.file.Path;

/** All that the documents are told about the API beside the kinds and the model. Immutable. */
record Sources(ApiTypes types, ReleaseFields release, EnumValues enums, SchemaNames names) {

  /**
   * @param protobuf sources jar of the Java client's protobuf classes
   * @param models jar of the API classes of the Java client for the served release
   */
  static Sources read(Path protobuf, Path models) throws IOException {
    ApiTypes types = ApiTypes.read(protobuf);
    return new Sources(
        types, ReleaseFields.read(models), EnumValues.load(), new SchemaNames(types));
  }
}
