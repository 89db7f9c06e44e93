package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;

/** Deployments; after Kubernetes' apps/v1 defaults. */
final class DeploymentStrategy implements Strategy<Deployment> {
  private static final IntOrString QUARTER = new IntOrString("25%");

  @Override
  public Kind<Deployment> kind() {
    return Kinds.DEPLOYMENT;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(Deployment deployment) {
    DeploymentSpec spec = deployment.getSpec();
    if (spec == null) {
      return;
    }
    if (spec.getReplicas() == null) {
      spec.setReplicas(1);
    }
    if (spec.getRevisionHistoryLimit() == null) {
      spec.setRevisionHistoryLimit(10);
    }
    if (spec.getProgressDeadlineSeconds() == null) {
      spec.setProgressDeadlineSeconds(600);
    }
    strategy(spec);
    if (spec.getTemplate() != null) {
      TemplateDefaults.apply(spec.getTemplate());
    }
  }

  private static void strategy(DeploymentSpec spec) {
    if (spec.getStrategy() == null) {
      spec.setStrategy(new io.fabric8.kubernetes.api.model.apps.DeploymentStrategy());
    }
    var strategy = spec.getStrategy();
    if (strategy.getType() == null) {
      strategy.setType("RollingUpdate");
    }
    if (!strategy.getType().equals("RollingUpdate")) {
      return;
    }
    if (strategy.getRollingUpdate() == null) {
      strategy.setRollingUpdate(new RollingUpdateDeployment());
    }
    if (strategy.getRollingUpdate().getMaxSurge() == null) {
      strategy.getRollingUpdate().setMaxSurge(QUARTER);
    }
    if (strategy.getRollingUpdate().getMaxUnavailable() == null) {
      strategy.getRollingUpdate().setMaxUnavailable(QUARTER);
    }
  }
}
