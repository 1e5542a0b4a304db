package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import cognitosync.localcloud.http.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** Requests that are wrong in every way, to every port of a local cloud with little memory. {@code bad.seed} repeats a run. */
class BadInputIT {
    private static final Logger LOG = LoggerFactory.getLogger(BadInputIT.class);
    private static final int PAGE_BYTES = 64 * 1024;
    private static final int API_BYTES = 8 * 1024 * 1024;
    private static final int AT_ONCE = 24;
    private static final String HEAP = "-Xmx256m";

    @TempDir
    Path folder;

    @Test
    void everyBadRequest_isRefusedInItsProtocolsShapeAndChangesNothing() throws Exception {
        long seed = Long.getLong("bad.seed", new SecureRandom().nextInt(Integer.MAX_VALUE));
        Path assembly = TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of());
        LocalCloudSetup setup =
                LocalCloudSetup.of(folder.resolve("data"), assembly).withFlags(HEAP);
        try (LocalCloudProcess cloud = LocalCloudProcess.start(setup)) {
            WritingDevice device = new WritingDevice(
                    cloud.outputs().identityPoolId(), "eu-west-1:" + UUID.randomUUID(), "kept", Set.of("a", "b"));
            update(device, cloud.outputs());
            Map<String, List<String>> before = StoredTables.of(folder.resolve("data/local.sqlite"));
            List<BadRequest> requests = requests(new Garbage(new Random(seed)), cloud.outputs());
            Collections.shuffle(requests, new Random(seed));
            // Those that the server waits for go first: it serves the others meanwhile.
            requests.sort(Comparator.comparing(request -> !request.lingers()));
            assertThat(requests).hasSizeGreaterThan(2_000);

            List<String> wrong = sendAll(requests);

            LOG.info("{} bad requests, -Dbad.seed={} repeats them", requests.size(), seed);
            assertThat(wrong)
                    .as("answers to %d bad requests (-Dbad.seed=%d)", requests.size(), seed)
                    .isEmpty();
            assertThat(StoredTables.of(folder.resolve("data/local.sqlite"))).isEqualTo(before);
            update(device, cloud.outputs());
            assertThat(cloud.printed()).doesNotContain("\tat ", "Exception", "Error", "ERROR");
        }
    }

    private static void update(WritingDevice device, Outputs outputs) {
        try (CognitoSyncClient sync = DeveloperClient.of(outputs)) {
            device.update(sync, () -> {});
            device.verify(sync);
        }
    }

    private static List<BadRequest> requests(Garbage garbage, Outputs outputs) {
        int website = URI.create(outputs.websiteUrl()).getPort();
        int signIn = URI.create(outputs.userPoolDomain()).getPort();
        int api = outputs.apiEndpoint().getPort();
        List<BadRequest> all = new ArrayList<>();
        all.addAll(new BadApiRequests(garbage, outputs).some(50));
        all.addAll(new BadUserPoolRequests(garbage, outputs).some(40));
        all.addAll(new BadSignInRequests(garbage, outputs).some(40));
        all.addAll(new BadBucketRequests(garbage, website).some(30));
        for (BadHttpRequests http : List.of(
                new BadHttpRequests(garbage, website, "/", ErrorShape.XML, PAGE_BYTES),
                new BadHttpRequests(garbage, signIn, "/login", ErrorShape.HTML, PAGE_BYTES),
                new BadHttpRequests(garbage, signIn, "/oauth2/token", ErrorShape.OAUTH_JSON, PAGE_BYTES),
                new BadHttpRequests(garbage, api, "/", ErrorShape.AWS_JSON, API_BYTES),
                new BadHttpRequests(garbage, api, "/identitypools", ErrorShape.AWS_JSON, API_BYTES))) {
            all.addAll(http.some(10));
            all.addAll(Collections.nCopies(5, http.longChunks()));
            all.add(http.slow());
            all.add(http.trickle());
            all.add(http.slowHead());
            all.add(http.trickledHead());
        }
        return all;
    }

    private static List<String> sendAll(List<BadRequest> requests) throws Exception {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (BadRequest request : requests) {
                sent.add(threads.submit(() -> send(request, wrong)));
            }
            for (Future<?> one : sent) {
                one.get(300, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        return wrong;
    }

    private static void send(BadRequest request, List<String> wrong) {
        String answer = "";
        try (RawClient client = new RawClient(request.port())) {
            write(client, request);
            answer = client.readToEnd();
            Answer parsed = Answer.of(answer);
            request.shape().require(parsed, request.isHead());
            assertThat(parsed.field("x-amzn-ErrorType").orElse("")).containsPattern(request.error());
        } catch (IOException | RuntimeException | AssertionError e) {
            wrong.add(request + "\n→ " + answer + "\n→ " + e.getMessage() + "\n");
        }
    }

    private static void write(RawClient client, BadRequest request) throws IOException {
        try {
            client.send(request.text());
            if (request.ends()) {
                client.endOfInput();
            }
            if (request.trickles()) {
                trickle(client);
            }
        } catch (SocketException e) {
            // Refused before its end: the answer is there already.
        }
    }

    // Often enough not to be taken for idle, and without end.
    private static void trickle(RawClient client) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end && !client.hasAnswer(500)) {
            client.send("x");
        }
    }
}
