package io.drydock.controlplane.apiserver;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Where the next page of a list begins: after a key, given within the collection, as of the first
 * page's revision; or as of now, where that revision is gone and the client accepts it.
 */
record ContinueToken(
    @JsonProperty("v") @Nullable String version,
    @JsonProperty("rv") long revision,
    @JsonProperty("start") @Nullable String start) {
  private static final String VERSION = "meta.k8s.io/v1";
  private static final String INVALID = "continue key is not valid";

  /** Stands for the newest revision there is. */
  static final long NOW = -1;

  static String encode(long revision, String start) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ObjectCodec.encode(new ContinueToken(VERSION, revision, start)));
  }

  /** BadRequest, in Kubernetes' words, where it is none of ours. */
  static ContinueToken decode(String text) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
      return checked(ObjectCodec.decode(json, ContinueToken.class));
    } catch (IllegalArgumentException e) {
      throw invalid(INVALID + ": " + e.getMessage());
    } catch (JacksonException e) {
      throw invalid(INVALID + ": " + e.getOriginalMessage());
    }
  }

  private static ContinueToken checked(@Nullable ContinueToken token) {
    if (token == null || !VERSION.equals(token.version)) {
      throw invalid(
          INVALID
              + ": server does not recognize this encoded version "
              + (token == null ? "" : token.version));
    }
    if (token.revision == 0 || token.revision < NOW) {
      throw invalid(
          INVALID + ": incorrect encoded start resourceVersion (version " + VERSION + ")");
    }
    if (token.after().isEmpty()) {
      throw invalid(INVALID + ": encoded start key empty (version " + VERSION + ")");
    }
    if (!isPlain(token.after())) {
      throw invalid(INVALID + ": " + token.start);
    }
    return token;
  }

  /** The key within the collection after which the page begins. */
  String after() {
    return start == null ? "" : start;
  }

  private static boolean isPlain(String start) {
    return Arrays.stream(start.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private static ApiException invalid(String why) {
    return ApiException.badRequest("invalid continue token: " + why);
  }
}
