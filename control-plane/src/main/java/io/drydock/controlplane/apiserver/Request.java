package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.controlplane.apiserver.body.FieldValidation;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * One write: who, what kind, where, and how.
 *
 * @param duplicates fields that the body has twice, in the words of a warning
 */
record Request<T extends HasMetadata>(
    UserInfo user,
    Verb verb,
    Kind<T> kind,
    ResourcePath path,
    WriteOptions options,
    List<String> duplicates) {

  Request<T> withDuplicates(List<String> found) {
    return new Request<>(user, verb, kind, path, options, found);
  }

  ObjectKey object() {
    return new ObjectKey(path.namespace(), path.name());
  }

  /** The object's key in the store. */
  String key() {
    return Keys.object(kind, object());
  }

  FieldValidation fieldValidation() {
    return FieldValidation.parse(options.fieldValidation());
  }

  Request<T> named(String name) {
    return new Request<>(
        user,
        verb,
        kind,
        new ResourcePath(
            path.group(),
            path.version(),
            path.resource(),
            path.namespace(),
            name,
            path.subresource()),
        options,
        duplicates);
  }
}
