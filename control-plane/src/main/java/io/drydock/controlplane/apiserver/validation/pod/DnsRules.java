package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for how a pod resolves names. */
final class DnsRules {
  private static final int MAX_SERVERS = 3;
  private static final int MAX_SEARCHES = 32;
  private static final int MAX_SEARCH_LENGTH = 2048;

  private DnsRules() {}

  static void validate(@Nullable PodDNSConfig config, @Nullable String policy, Field field) {
    if ("None".equals(policy)) {
      if (config == null) {
        field.required("must provide `dnsConfig` when `dnsPolicy` is None");
        return;
      }
      if (config.getNameservers().isEmpty()) {
        field
            .child("nameservers")
            .required("must provide at least one DNS nameserver when `dnsPolicy` is None");
        return;
      }
    }
    if (config != null) {
      servers(config.getNameservers(), field.child("nameservers"));
      searches(config.getSearches(), field.child("searches"));
      field
          .child("options")
          .each(
              config.getOptions(),
              (option, each) -> {
                if (Field.isEmpty(option.getName())) {
                  each.required("must not be empty");
                }
              });
    }
  }

  private static void servers(List<String> servers, Field field) {
    if (servers.size() > MAX_SERVERS) {
      field.invalid(servers, "must not have more than 3 nameservers");
    }
    field.each(servers, AddressRules::ip);
  }

  private static void searches(List<String> searches, Field field) {
    if (searches.size() > MAX_SEARCHES) {
      field.invalid(searches, "must not have more than 32 search paths");
    }
    if (String.join(" ", searches).length() > MAX_SEARCH_LENGTH) {
      field.invalid(
          searches,
          "must not have more than 2048 characters (including spaces) in the search list");
    }
    field.each(
        searches,
        (search, each) -> {
          String name = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
          each.text(name, NameRule.SUBDOMAIN);
        });
  }

  static void hostAliases(List<HostAlias> aliases, Field field) {
    field.each(
        aliases,
        (alias, each) -> {
          AddressRules.ip(alias.getIp(), each.child("ip"));
          each.child("hostnames")
              .each(alias.getHostnames(), (name, at) -> at.text(name, NameRule.SUBDOMAIN));
        });
  }
}
