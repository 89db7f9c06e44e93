package io.drydock.kubelet.runtime;

import java.util.Map;

/**
 * What a container is called: unique by pod uid, name and restart count.
 *
 * @param labels further labels to keep with it, beside the identifying ones
 */
public record ContainerIdentity(
    PodRef pod, String name, int restartCount, Map<String, String> labels) {}
