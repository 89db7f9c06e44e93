package io.drydock.controlplane.apiserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.drydock.controlplane.apiserver.token.BoundToken.Reference;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signs and reads tokens as Kubernetes' legacy-free JWTs: the standard claims, and who and what in
 * "kubernetes.io". Whether what a token is bound to still exists is not known here.
 */
public final class Tokens {
  private static final String PRIVATE = "kubernetes.io";

  private final TokenConfig config;
  private final String keyId;

  public Tokens(TokenConfig config) {
    this.config = config;
    this.keyId = keyId(config);
  }

  public List<String> audiences() {
    return config.audiences();
  }

  public String sign(BoundToken token) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(config.issuer())
            .subject(token.userName())
            .audience(token.audiences())
            .issueTime(Date.from(token.issuedAt()))
            .notBeforeTime(Date.from(token.issuedAt()))
            .expirationTime(Date.from(token.expiresAt()))
            .jwtID(token.id())
            .claim(PRIVATE, claim(token))
            .build();
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
    try {
      jwt.sign(new ECDSASigner((ECPrivateKey) config.keys().getPrivate()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the service account signing key does not sign", e);
    }
  }

  private static Map<String, Object> claim(BoundToken token) {
    Map<String, Object> claim = new TreeMap<>();
    claim.put("namespace", token.namespace());
    claim.put("serviceaccount", token.account().claim());
    putIfPresent(claim, "pod", Optional.ofNullable(token.pod()));
    putIfPresent(claim, "secret", Optional.ofNullable(token.secret()));
    putIfPresent(claim, "node", Optional.ofNullable(token.node()));
    return claim;
  }

  private static void putIfPresent(
      Map<String, Object> claim, String name, Optional<Reference> reference) {
    reference.ifPresent(found -> claim.put(name, found.claim()));
  }

  /** What a token says that was signed here and is valid now; empty for any other text. */
  public Optional<BoundToken> read(String text, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      JWSVerifier verifier = new ECDSAVerifier((ECPublicKey) config.keys().getPublic());
      if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) || !jwt.verify(verifier)) {
        return Optional.empty();
      }
      return token(jwt.getJWTClaimsSet(), now);
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private Optional<BoundToken> token(JWTClaimsSet claims, Instant now) throws ParseException {
    Map<String, Object> kubernetes = claims.getJSONObjectClaim(PRIVATE);
    boolean valid =
        config.issuer().equals(claims.getIssuer())
            && claims.getExpirationTime() != null
            && claims.getIssueTime() != null
            && now.isBefore(claims.getExpirationTime().toInstant())
            && !now.isBefore(claims.getIssueTime().toInstant().minusSeconds(10))
            && kubernetes != null
            && kubernetes.get("namespace") instanceof String;
    return valid
        ? Reference.of(kubernetes.get("serviceaccount"))
            .map(account ->
                new BoundToken(
                    (String) kubernetes.get("namespace"),
                    account,
                    Reference.of(kubernetes.get("pod")).orElse(null),
                    Reference.of(kubernetes.get("secret")).orElse(null),
                    Reference.of(kubernetes.get("node")).orElse(null),
                    claims.getAudience(),
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant(),
                    Optional.ofNullable(claims.getJWTID()).orElse("")))
        : Optional.empty();
  }

  /** The document by which others find the keys; after OpenID Connect Discovery. */
  public Map<String, Object> openIdConfiguration() {
    Map<String, Object> document = new TreeMap<>();
    document.put("issuer", config.issuer());
    document.put("jwks_uri", config.issuer() + "/openid/v1/jwks");
    document.put("response_types_supported", List.of("id_token"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("ES256"));
    return document;
  }

  /** The public keys, as a JSON Web Key Set. */
  public Map<String, Object> keySet() {
    ECKey key =
        new ECKey.Builder(Curve.P_256, (ECPublicKey) config.keys().getPublic())
            .keyID(keyId)
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.ES256)
            .build();
    return new JWKSet(key).toJSONObject();
  }

  private static String keyId(TokenConfig config) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(config.keys().getPublic().getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
