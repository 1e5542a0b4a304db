package cognitosync.localcloud.address;

import cognitosync.localcloud.account.OpenResources;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.http.WebSocketEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The three ports of this machine: taken first, because the addresses of everything deployed depend on them, and answered
 * last.
 */
public record Ports(LoopbackServer website, LoopbackServer signIn, LoopbackServer api) {
    /** What a request may call this machine: its own addresses, and the name that browsers keep for them. */
    static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    // A dataset holds 1 MiB; JSON may write each byte in six.
    private static final int API_BYTES = 8 * 1024 * 1024;

    public static Ports bind(int websitePort, int signInPort, int apiPort, OpenResources opened) {
        List<LoopbackServer> bound = new ArrayList<>();
        opened.add(() -> endTogether(bound));
        return new Ports(
                bind(websitePort, "local.website.port", bound),
                bind(signInPort, "local.signin.port", bound),
                bind(apiPort, "local.api.port", bound));
    }

    private static LoopbackServer bind(int port, String option, List<LoopbackServer> bound) {
        LoopbackServer server = LoopbackServer.bind(port, option);
        bound.add(server);
        return server;
    }

    // Each waits a second for what it is answering: one after the other, they would keep a person waiting too long.
    private static void endTogether(List<LoopbackServer> servers) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Void>> endings = servers.stream()
                    .map(server -> CompletableFuture.runAsync(server::close, threads))
                    .toList();
            endings.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    /** The two that a stack is reached at. */
    public StackPorts ofStack() {
        return new StackPorts(website, signIn);
    }

    /** Begins to answer at the APIs: last, because they tell the others' state. */
    public void startApi(Endpoint apis, WebSocketEndpoint webSockets, ErrorRenderer refusal) {
        api().start(NAMES, API_BYTES, apis, webSockets, refusal);
    }
}
