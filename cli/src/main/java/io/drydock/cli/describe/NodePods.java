package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Kinds;
import io.drydock.api.Quantities;
import io.drydock.printers.Ages;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node's pods ask for, beside what the node has. */
record NodePods(Node node, Description text, Surroundings surroundings) {

  private static final String STORAGE = "ephemeral-storage";

  /** Sums over containers: CPU in thousandths, memory and storage in bytes. */
  private record Sum(
      long cpuRequests,
      long cpuLimits,
      long memoryRequests,
      long memoryLimits,
      long storageRequests,
      long storageLimits) {
    Sum plus(Sum other) {
      return new Sum(
          cpuRequests + other.cpuRequests,
          cpuLimits + other.cpuLimits,
          memoryRequests + other.memoryRequests,
          memoryLimits + other.memoryLimits,
          storageRequests + other.storageRequests,
          storageLimits + other.storageLimits);
    }

    static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, 0);

    static Sum of(Pod pod) {
      return pod.getSpec().getContainers().stream().map(Sum::of).reduce(NOTHING, Sum::plus);
    }

    private static Sum of(Container container) {
      var resources = container.getResources();
      @Nullable Map<String, Quantity> requests = resources == null ? null : resources.getRequests();
      @Nullable Map<String, Quantity> limits = resources == null ? null : resources.getLimits();
      return new Sum(
          Quantities.milliCpu(requests),
          Quantities.milliCpu(limits),
          Quantities.memoryBytes(requests),
          Quantities.memoryBytes(limits),
          Quantities.value(requests, STORAGE),
          Quantities.value(limits, STORAGE));
    }
  }

  void write() {
    String name = node.getMetadata().getName();
    String alive = "spec.nodeName=" + name + ",status.phase!=Failed,status.phase!=Succeeded";
    List<Pod> pods = surroundings.list(Kinds.POD, "", "", alive);
    text.field(0, "Non-terminated Pods", "(%d in total)".formatted(pods.size()));
    text.line(
        1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
    text.line(
        1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
    Sum all = Sum.NOTHING;
    for (Pod pod : pods) {
      Sum sum = Sum.of(pod);
      all = all.plus(sum);
      pod(pod, sum);
    }
    text.line(0, "Allocated resources:");
    text.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
    text.line(1, "Resource\tRequests\tLimits").line(1, "--------\t--------\t------");
    total("cpu", cpu(all.cpuRequests()), cpu(all.cpuLimits()));
    total("memory", memory(all.memoryRequests()), memory(all.memoryLimits()));
    total(STORAGE, storage(all.storageRequests()), storage(all.storageLimits()));
  }

  private void total(String resource, String requests, String limits) {
    text.line(1, resource + "\t" + requests + "\t" + limits);
  }

  private void pod(Pod pod, Sum sum) {
    text.line(
        1,
        "%s\t%s\t\t%s\t%s\t%s\t%s\t%s"
            .formatted(
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getName(),
                cpu(sum.cpuRequests()),
                cpu(sum.cpuLimits()),
                memory(sum.memoryRequests()),
                memory(sum.memoryLimits()),
                Ages.since(pod.getMetadata().getCreationTimestamp(), surroundings.now())));
  }

  private String cpu(long millis) {
    String amount = millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    return "%s (%d%%)".formatted(amount, percent(millis, Quantities.milliCpu(allocatable())));
  }

  private String memory(long bytes) {
    return "%s (%d%%)"
        .formatted(binary(bytes), percent(bytes, Quantities.memoryBytes(allocatable())));
  }

  private String storage(long bytes) {
    return "%s (%d%%)"
        .formatted(binary(bytes), percent(bytes, Quantities.value(allocatable(), STORAGE)));
  }

  private Map<String, Quantity> allocatable() {
    return node.getStatus() == null
        ? Map.of()
        : requireNonNullElse(node.getStatus().getAllocatable(), Map.of());
  }

  private static long percent(long part, long whole) {
    return whole == 0 ? 0 : part * 100 / whole;
  }

  /** Bytes in the largest binary unit that divides them. */
  private static String binary(long bytes) {
    String unit = "";
    long amount = bytes;
    for (String next : List.of("Ki", "Mi", "Gi", "Ti")) {
      if (amount == 0 || amount % 1024 != 0) {
        break;
      }
      amount /= 1024;
      unit = next;
    }
    return amount + unit;
  }
}
