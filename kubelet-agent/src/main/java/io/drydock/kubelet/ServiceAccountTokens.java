package io.drydock.kubelet;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens for pods' service accounts, asked of the API, bound to the pod, and kept until four fifths
 * of their life or a day have passed; after kubelet's token manager.
 */
final class ServiceAccountTokens {
  private static final Duration LONGEST_KEPT = Duration.ofHours(24);

  private final ApiClient client;
  private final Clock clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

  private record Key(String podUid, String audience, long seconds) {}

  private record Kept(String token, Instant refresh, Instant end) {}

  ServiceAccountTokens(ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * @param audience "" for the API server itself
   */
  String token(Pod pod, String audience, long seconds) throws ConfigErrorException {
    Key key = new Key(pod.getMetadata().getUid(), audience, seconds);
    Instant now = clock.now();
    Kept present = kept.get(key);
    if (present != null && now.isBefore(present.refresh())) {
      return present.token();
    }
    try {
      Kept fresh = ask(pod, audience, seconds, now);
      kept.values().removeIf(one -> !now.isBefore(one.end()));
      kept.put(key, fresh);
      return fresh.token();
    } catch (ApiException e) {
      if (present != null && now.isBefore(present.end())) {
        return present.token();
      }
      throw new ConfigErrorException("failed to fetch token: " + e.getMessage());
    }
  }

  private Kept ask(Pod pod, String audience, long seconds, Instant now) {
    ResourcePath path =
        ResourcePath.of(
                Kinds.SERVICE_ACCOUNT,
                pod.getMetadata().getNamespace(),
                pod.getSpec().getServiceAccountName())
            .subresource("token");
    byte[] body = ObjectCodec.encode(request(pod, audience, seconds));
    Cause cause = Cause.of("kubelet/" + pod.getSpec().getNodeName(), "the pod mounts it", pod);
    var answer = client.documents().create(path, body, WriteOptions.of(cause)).document();
    TokenRequest granted = ObjectCodec.decode(answer.getRaw().toByteArray(), TokenRequest.class);
    Instant end = Instant.parse(granted.getStatus().getExpirationTimestamp());
    Duration fresh = Duration.between(now, end).multipliedBy(4).dividedBy(5);
    Duration keep = fresh.compareTo(LONGEST_KEPT) < 0 ? fresh : LONGEST_KEPT;
    return new Kept(granted.getStatus().getToken(), now.plus(keep), end);
  }

  private static TokenRequest request(Pod pod, String audience, long seconds) {
    var request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withExpirationSeconds(seconds)
            .withNewBoundObjectRef()
            .withApiVersion("v1")
            .withKind("Pod")
            .withName(pod.getMetadata().getName())
            .withUid(pod.getMetadata().getUid())
            .endBoundObjectRef();
    if (!audience.isEmpty()) {
      request.addToAudiences(audience);
    }
    return request.endSpec().build();
  }
}
