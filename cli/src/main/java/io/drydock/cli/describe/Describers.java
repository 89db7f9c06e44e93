package io.drydock.cli.describe;

import io.drydock.api.Kind;
import io.drydock.client.ApiClient;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;

/** Finds the describer of an object's kind; `drydock describe` asks here. */
public final class Describers {
  private final Surroundings surroundings;

  public Describers(ApiClient client, Instant now) {
    this.surroundings = new Surroundings(client, now);
  }

  /** The whole text of one object, its events included. */
  public String describe(Kind<?> kind, Document document) {
    Description text = new Description();
    HasMetadata object = ObjectCodec.decode(kind, document);
    switch (object) {
      case Pod pod -> new PodDescriber().describe(pod, text, surroundings);
      case Node node -> new NodeDescriber().describe(node, text, surroundings);
      case Deployment workload -> new DeploymentDescriber().describe(workload, text, surroundings);
      case ReplicaSet set -> new ReplicaSetDescriber().describe(set, text, surroundings);
      case Service service -> new ServiceDescriber().describe(service, text, surroundings);
      case ConfigMap map -> new ConfigMapDescriber().describe(map, text, surroundings);
      case Secret secret -> new SecretDescriber().describe(secret, text, surroundings);
      case Namespace namespace -> new NamespaceDescriber().describe(namespace, text, surroundings);
      default -> new GenericDescriber().describe(document, text);
    }
    if (!(object instanceof Event || object instanceof Secret || object instanceof Namespace)) {
      EventLines.write(text, surroundings.events(object), surroundings.now());
    }
    return text.text();
  }
}
