package io.drydock.cli.describe;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ListOptions;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;

/**
 * What a description needs beside its object: other objects, and the time. Reads only.
 *
 * @param now ages count up to here
 */
record Surroundings(ApiClient client, Instant now) {

  <T extends HasMetadata> List<T> list(
      Kind<T> kind, String namespace, String labels, String fields) {
    return client
        .documents()
        .list(ResourcePath.of(kind, namespace), ListOptions.selecting(labels, fields))
        .items()
        .stream()
        .map(document -> ObjectCodec.decode(kind, document))
        .toList();
  }

  /** The events about one object. */
  List<Event> events(HasMetadata about) {
    var metadata = about.getMetadata();
    boolean namespaced = metadata.getNamespace() != null && !metadata.getNamespace().isEmpty();
    // the agent names its Node as uid, as the kubelet does
    boolean byName = Kinds.of(about).equals(Kinds.NODE);
    String fields =
        "involvedObject.kind=%s,involvedObject.name=%s"
                .formatted(about.getKind(), metadata.getName())
            + (byName ? "" : ",involvedObject.uid=" + metadata.getUid());
    return list(Kinds.EVENT, namespaced ? metadata.getNamespace() : "", "", fields);
  }
}
