package io.drydock.kubelet.pod;

/** What every pod worker of a node is given. */
public record WorkerEnvironment(
    PodServices services,
    NodeFacts node,
    PodStatusSink sink,
    PodProbes.Factory probes,
    StartGate gate) {}
