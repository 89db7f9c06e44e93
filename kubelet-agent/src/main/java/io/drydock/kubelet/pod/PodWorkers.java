package io.drydock.kubelet.pod;

import io.drydock.api.Pods;
import io.drydock.informer.Change;
import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.PodRef;
import io.drydock.kubelet.runtime.RuntimeEvent;
import io.drydock.kubelet.runtime.RuntimeListener;
import io.drydock.kubelet.runtime.SandboxInfo;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of a node's pods, one a uid: made when a pod is bound here or found running, ended
 * when the API and the runtime have both forgotten it. Hears the pod informer and the runtime.
 */
public final class PodWorkers implements RuntimeListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PodWorkers.class);

  private final WorkerEnvironment environment;
  private final Map<String, PodWorker> workers = new HashMap<>();
  private final Map<String, Pod> pods = new LinkedHashMap<>();
  private final Map<String, List<SandboxInfo>> found = new HashMap<>();
  private boolean adopted;

  public PodWorkers(WorkerEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Begins: adopts what runs for these pods and removes what runs for others. The pods are asked
   * for under the lock that {@link #onPod} takes, so that no change is lost in between.
   */
  public synchronized void adopt(Supplier<? extends Collection<Pod>> bound) throws IOException {
    List<SandboxInfo> sandboxes = environment.services().runtime().sandboxes().list();
    environment
        .services()
        .network()
        .retainOnly(sandboxes.stream().map(SandboxInfo::id).collect(Collectors.toSet()));
    sandboxes.forEach(
        one -> found.computeIfAbsent(one.pod().uid(), uid -> new java.util.ArrayList<>()).add(one));
    Set<PodRef> running = new LinkedHashSet<>();
    sandboxes.forEach(sandbox -> running.add(sandbox.pod()));
    environment.services().runtime().containers().list().stream()
        .map((ContainerInfo one) -> one.identity().pod())
        .forEach(running::add);
    adopted = true;
    bound.get().forEach(this::appeared);
    running.stream().filter(ref -> !workers.containsKey(ref.uid())).forEach(this::orphaned);
    removeLeftFolders();
  }

  /** Gives pods new tokens whose old ones will end soon. */
  public synchronized void refreshTokens() {
    workers.values().forEach(PodWorker::refreshTokens);
  }

  /** From the pod informer. */
  public synchronized void onPod(Change<Pod> change) {
    if (!adopted) {
      return;
    }
    Pod before = change.before();
    Pod after = change.after();
    if (before != null && (after == null || !uid(before).equals(uid(after)))) {
      disappeared(uid(before));
    }
    if (after != null) {
      appeared(after);
    }
  }

  /** From the ConfigMap and Secret informers. */
  public synchronized void onReference(Change<? extends HasMetadata> change) {
    var metadata = change.latest().getMetadata();
    pods.values().stream()
        .filter(pod -> pod.getMetadata().getNamespace().equals(metadata.getNamespace()))
        .filter(pod -> PodReferences.of(pod).contains(metadata.getName()))
        .forEach(pod -> workers.get(uid(pod)).referencesChanged());
  }

  @Override
  public synchronized void connected() {
    workers.values().forEach(PodWorker::runtimeChanged);
  }

  /** They look, find nobody to ask, and claim nothing until they do. */
  @Override
  public synchronized void disconnected() {
    workers.values().forEach(PodWorker::runtimeChanged);
  }

  @Override
  public synchronized void event(RuntimeEvent event) {
    PodWorker worker = workers.get(event.pod().uid());
    if (worker != null && event.type() != RuntimeEvent.Type.STARTED) {
      worker.runtimeChanged();
    }
  }

  /** The pod of this name, with the status that was computed last. */
  public synchronized Optional<Pod> find(String namespace, String name) {
    return pods.values().stream()
        .filter(pod -> pod.getMetadata().getName().equals(name))
        .filter(pod -> pod.getMetadata().getNamespace().equals(namespace))
        .map(pod -> workers.get(uid(pod)).withStatus())
        .findFirst();
  }

  private void appeared(Pod pod) {
    environment.sink().observed(pod);
    PodWorker worker = workers.get(uid(pod));
    if (worker != null) {
      pods.put(uid(pod), pod);
      worker.changed(pod);
      return;
    }
    Fate fate = admit(pod);
    pods.put(uid(pod), pod);
    log.atInfo().addKeyValue("pod", PodRefs.of(pod)).addKeyValue("fate", fate).log("Pod accepted");
    begin(pod, fate);
  }

  private Fate admit(Pod pod) {
    boolean old = found.containsKey(uid(pod)) || Pods.isTerminating(pod) || Pods.isFinished(pod);
    if (old) {
      return new Fate.Wanted();
    }
    var refused = new PodAdmission(environment.node().allocatable(), active()).refuse(pod);
    refused.ifPresent(
        ended -> environment.services().events().warning(pod, "", ended.reason(), ended.message()));
    return refused.<Fate>map(ended -> ended).orElseGet(Fate.Wanted::new);
  }

  private List<Pod> active() {
    return pods.values().stream().filter(pod -> !Pods.isFinished(pod)).toList();
  }

  private void begin(Pod pod, Fate fate) {
    String uid = uid(pod);
    List<SandboxInfo> known = found.getOrDefault(uid, List.of());
    found.remove(uid);
    workers.put(uid, new PodWorker(environment, pod, fate, known, () -> ended(uid)).start());
  }

  private void disappeared(String uid) {
    environment.sink().gone(uid);
    pods.remove(uid);
    PodWorker worker = workers.get(uid);
    if (worker != null) {
      worker.gone();
    }
  }

  private void orphaned(PodRef ref) {
    log.atInfo().addKeyValue("pod", ref).addKeyValue("uid", ref.uid()).log("Pod is gone, removing");
    begin(PodRefs.remains(ref), new Fate.Gone());
  }

  private synchronized void ended(String uid) {
    workers.remove(uid);
    pods.remove(uid);
  }

  private void removeLeftFolders() throws IOException {
    for (String uid : environment.services().volumes().uids()) {
      if (!workers.containsKey(uid)) {
        try {
          environment.services().volumes().remove(uid);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  /** Ends the workers and leaves the pods running. */
  @Override
  public void close() throws InterruptedException {
    List<PodWorker> all;
    synchronized (this) {
      all = List.copyOf(workers.values());
      adopted = false;
    }
    for (PodWorker worker : all) {
      worker.close();
    }
  }
}
