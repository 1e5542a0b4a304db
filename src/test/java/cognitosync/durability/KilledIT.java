package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import cognitosync.infra.TestTable;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/**
 * An answered write survives {@code kill -9} at any moment. How often it is killed is {@code chaos.kills}; {@code chaos.seed}
 * repeats the moments of an earlier run.
 */
class KilledIT {
    private static final Logger LOG = LoggerFactory.getLogger(KilledIT.class);
    private static final int KILLS = Integer.getInteger("chaos.kills", 20);
    private static final int DEVICES_WITH_A_DATASET_OF_THEIR_OWN = 10;
    private static final int DEVICES_THAT_SHARE_ONE = 6;
    private static final int TABLE_WRITERS = 6;
    private static final int LATEST_UPDATE = 200;
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final int LATEST_MILLIS_OF_START = 1_200;

    @TempDir
    Path folder;

    @Test
    void answeredWrites_surviveEveryKill() throws Exception {
        long seed = Long.getLong("chaos.seed", new SecureRandom().nextInt(Integer.MAX_VALUE));
        LOG.info("Killing the local cloud {} times; -Dchaos.seed={} repeats the moments", KILLS, seed);
        try {
            kill(new Random(seed));
        } catch (AssertionError | Exception e) {
            throw new AssertionError("With -Dchaos.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    private void kill(Random random) throws Exception {
        Path assembly = TestTable.addTo(
                TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of()));
        LocalCloudSetup setup =
                LocalCloudSetup.of(folder.resolve("data"), assembly).withLastingPorts();
        killWhileItStarts(setup, random);
        LocalCloudProcess cloud = LocalCloudProcess.start(setup);
        String pool = cloud.outputs().identityPoolId();
        List<WritingDevice> devices = devices(pool);
        List<TableWriter> writers =
                Stream.generate(TableWriter::new).limit(TABLE_WRITERS).toList();
        ExecutorService threads = Executors.newFixedThreadPool(devices.size() + writers.size());
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                killWhileTheyWrite(cloud, devices, writers, threads, random);
                if (random.nextInt(8) == 0) {
                    killWhileItStarts(setup, random);
                }
                cloud = cloud.restart();
                assertThat(cloud.outputs().identityPoolId()).isEqualTo(pool);
                try (CognitoSyncClient sync = DeveloperClient.of(cloud.outputs())) {
                    devices.forEach(device -> device.verify(sync));
                    TableClient table = new TableClient(cloud.outputs());
                    writers.forEach(writer -> writer.verify(table));
                } catch (AssertionError e) {
                    throw new AssertionError("After kill " + kill + ": " + e.getMessage(), e);
                }
            }
        } finally {
            threads.shutdownNow();
            cloud.close();
        }
        long updates = devices.stream().mapToLong(WritingDevice::updates).sum();
        long writes = writers.stream().mapToLong(TableWriter::writes).sum();
        LOG.info("{} answered updates and {} answered writes to a table survived {} kills", updates, writes, KILLS);
        assertThat(updates).as("answered updates").isGreaterThan(KILLS);
        assertThat(writes).as("answered writes to a table").isGreaterThan(KILLS);
        assertThat(integrity()).isEqualTo("ok");
    }

    private static List<WritingDevice> devices(String pool) {
        List<WritingDevice> devices = new ArrayList<>();
        for (int i = 0; i < DEVICES_WITH_A_DATASET_OF_THEIR_OWN; i++) {
            devices.add(new WritingDevice(pool, identity(), "own", Set.of("a", "b", "c")));
        }
        String shared = identity();
        for (int i = 0; i < DEVICES_THAT_SHARE_ONE; i++) {
            devices.add(new WritingDevice(pool, shared, "shared", Set.of("a" + i, "b" + i)));
        }
        return devices;
    }

    private static String identity() {
        return "eu-west-1:" + UUID.randomUUID();
    }

    private static void killWhileTheyWrite(
            LocalCloudProcess cloud,
            List<WritingDevice> devices,
            List<TableWriter> writers,
            ExecutorService threads,
            Random random)
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch updates = new CountDownLatch(1 + random.nextInt(LATEST_UPDATE));
        long nanos = random.nextLong(LATEST_NANOS);
        AtomicBoolean killed = new AtomicBoolean();
        try (CognitoSyncClient sync = DeveloperClient.of(cloud.outputs())) {
            List<Future<?>> writing = new ArrayList<>();
            for (WritingDevice device : devices) {
                writing.add(threads.submit(() -> device.write(sync, updates::countDown, killed::get)));
            }
            TableClient table = new TableClient(cloud.outputs());
            for (TableWriter writer : writers) {
                writing.add(threads.submit(() -> writer.write(table, updates::countDown, killed::get)));
            }
            while (!updates.await(50, TimeUnit.MILLISECONDS)) {
                for (Future<?> one : writing) {
                    if (one.isDone()) {
                        one.get();
                    }
                }
            }
            LockSupport.parkNanos(nanos);
            killed.set(true);
            cloud.kill();
            for (Future<?> one : writing) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private void killWhileItStarts(LocalCloudSetup setup, Random random) throws Exception {
        Process starting = new ProcessBuilder(setup.command())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed-at-start.log").toFile())
                .start();
        try {
            boolean ended = starting.waitFor(random.nextInt(LATEST_MILLIS_OF_START), TimeUnit.MILLISECONDS);
            assertThat(ended).as("ended by itself").isFalse();
        } finally {
            starting.destroyForcibly().waitFor();
        }
    }

    private String integrity() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/local.sqlite"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            return result.getString(1);
        }
    }
}
