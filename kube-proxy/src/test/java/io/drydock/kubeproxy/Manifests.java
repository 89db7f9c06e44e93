package io.drydock.kubeproxy;

import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;

/** Services and EndpointSlices from YAML. */
public record Manifests(List<Service> services, List<EndpointSlice> slices) {

  public static Manifests read(String yaml) {
    var manifests = new Manifests(new ArrayList<>(), new ArrayList<>());
    for (var document : Yaml.documents(yaml)) {
      var json = ObjectCodec.encode(document);
      if (document.get("kind").asString().equals("Service")) {
        manifests.services.add(ObjectCodec.decode(json, Service.class));
      } else {
        manifests.slices.add(ObjectCodec.decode(json, EndpointSlice.class));
      }
    }
    return manifests;
  }
}
