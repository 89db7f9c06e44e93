package io.drydock.controlplane.apiserver.rest.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.client.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
  private static final String PREFIX = "/api/v1/namespaces/default/pods/web/proxy";
  private static final Links LINKS = new Links(PREFIX, "10.1.2.3:80", "cluster:6443");

  @ParameterizedTest
  @CsvSource({
    "/a/b?c=d#e, /api/v1/namespaces/default/pods/web/proxy/a/b?c=d#e",
    "/, /api/v1/namespaces/default/pods/web/proxy/",
    "http://10.1.2.3:80/a/, /api/v1/namespaces/default/pods/web/proxy/a/",
    "https://cluster:6443/a, /api/v1/namespaces/default/pods/web/proxy/a",
    "/api/v1/namespaces/default/pods/web/proxy/x, /api/v1/namespaces/default/pods/web/proxy/x",
    "http://elsewhere/a, http://elsewhere/a",
    "relative/a, relative/a",
    "../up, ../up",
    "#here, #here",
    "mailto:a@b, mailto:a@b",
    "'not a link%', 'not a link%'"
  })
  void addressesOfTheBackendLeadThroughTheProxy(String link, String expected) {
    assertThat(LINKS.rewrite(link)).isEqualTo(expected);
  }

  @Test
  void linksOfAPage() {
    assertThat(html("<p>/a <a class=x href=\"/a\">é</a><IMG SRC='/i.png'><script src=/s.js>"))
        .isEqualTo("<p>/a <a class=x href=\"P/a\">é</a><IMG SRC='P/i.png'><script src=P/s.js>");
    assertThat(html("<div href=\"/a\"><a title=\"/a\" data-href=\"/a\">1 < 2 && 3 > 2</a>"))
        .isEqualTo("<div href=\"/a\"><a title=\"/a\" data-href=\"/a\">1 < 2 && 3 > 2</a>");
  }

  @Test
  void targetsAreSplitAsTheyAreWritten() {
    assertThat(ProxyPath.of(PREFIX + "/a%2Fb//c?d=%20", true))
        .isEqualTo(new ProxyPath(PREFIX, "/a%2Fb//c", "?d=%20"));
    assertThat(ProxyPath.of("/api/v1/nodes/n/proxy", false))
        .isEqualTo(new ProxyPath("/api/v1/nodes/n/proxy", "", ""));
  }

  @Test
  void namesMayHaveASchemeAndAPort() {
    assertThat(ProxyName.parse("pod", "web")).isEqualTo(new ProxyName("", "web", ""));
    assertThat(ProxyName.parse("pod", "web:8080")).isEqualTo(new ProxyName("", "web", "8080"));
    assertThat(ProxyName.parse("pod", "https:web:")).isEqualTo(new ProxyName("https", "web", ""));
    for (String bad : new String[] {"", ":80", "ftp:web:21", "a:b:c:d"}) {
      assertThatThrownBy(() -> ProxyName.parse("pod", bad))
          .isInstanceOf(ApiException.class)
          .hasMessage("invalid pod request \"" + bad + "\"");
    }
  }

  private static String html(String page) {
    return new String(LINKS.rewriteHtml(page.getBytes(UTF_8)), UTF_8).replace(PREFIX, "P");
  }
}
