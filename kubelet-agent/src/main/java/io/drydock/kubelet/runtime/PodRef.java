package io.drydock.kubelet.runtime;

/** Which pod a sandbox or container belongs to. A pod that is made again has another uid. */
public record PodRef(String namespace, String name, String uid) {
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
