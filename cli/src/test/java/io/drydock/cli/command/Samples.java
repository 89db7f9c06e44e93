package io.drydock.cli.command;

/** Manifests of a small application, as text. */
final class Samples {
  static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        labels: {app: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: web
              image: web:1
              command: ["sh", "-c", "echo <hello> & sleep 1"]
              ports: [{containerPort: 80}]
              env:
              - {name: COLOR, value: "yes"}
              - {name: SECRET, valueFrom: {secretKeyRef: {name: s, key: k}}}
              - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
              resources: {limits: {cpu: 500m, memory: 64Mi}, requests: {cpu: 100m}}
              readinessProbe: {httpGet: {path: /ready, port: 80}}
              livenessProbe: {exec: {command: [cat, /ok]}}
              volumeMounts: [{name: data, mountPath: /data}, {name: conf, mountPath: /conf, readOnly: true}]
            volumes:
            - {name: data, emptyDir: {}}
            - {name: conf, configMap: {name: conf}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, labels: {app: web}}
      data:
        plain: hello
        number: "1"
        truth: "true"
        day: "2026-01-31"
        lines: |
          one
            two
        tricky: "a: b # c"
        star: "*x"
        empty: ""
        long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb ccccccccccccccccccccccccccccc ddddddddddd
      """;

  static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: %s
        labels: {app: web, tier: front}
      spec:
        nodeName: node-1
        containers:
        - {name: main, image: "web:1"}
        - {name: side, image: "side:1"}
      """;

  private Samples() {}
}
