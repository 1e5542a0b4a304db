package cognitosync.device;

import cognitosync.OwnThread;
import cognitosync.infra.TestAssembly;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.PersonClient;
import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The product's own stack on a local cloud, deployed so that it takes sign-ins from the command line.
 *
 * @param cloud the local cloud
 * @param folder holds its data, and the homes of devices
 */
public record DeviceCloud(LocalCloud cloud, Path folder) implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Context of a stack whose datasets are in a table. */
    static final Map<String, String> TABLE = Map.of("backend", "dynamodb");

    /** Context of a stack whose datasets are behind an API. */
    static final Map<String, String> API = Map.of("backend", "appsync");

    /** Context of a stack without sign-in pages. */
    static final Map<String, String> FORM = Map.of("signIn", "form");

    /** Starts it in this folder. */
    public static DeviceCloud start(Path folder) {
        return start(folder, Map.of());
    }

    /** Starts it with this context. */
    static DeviceCloud start(Path folder, Map<String, String> context) {
        return start(folder, synthesize(folder, context));
    }

    private static Path synthesize(Path folder, Map<String, String> context) {
        Map<String, String> all = new HashMap<>(context);
        if (!context.equals(FORM)) {
            all.put("deviceCallback", unusedCallback());
        }
        return TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, all);
    }

    /** Starts it with a changed template. */
    public static DeviceCloud startWith(Path folder, Consumer<ObjectNode> change) {
        return startWith(folder, Map.of(), change);
    }

    /** Starts it with this context and a changed template. */
    static DeviceCloud startWith(Path folder, Map<String, String> context, Consumer<ObjectNode> change) {
        Path assembly = synthesize(folder, context);
        Path file = assembly.resolve("CognitoSync.template.json");
        try {
            ObjectNode template = (ObjectNode) JSON.readTree(file.toFile());
            ObjectNode before = template.deepCopy();
            change.accept(template);
            if (template.equals(before)) {
                throw new AssertionError("The template is not changed");
            }
            JSON.writeValue(file.toFile(), template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(folder, assembly);
    }

    private static DeviceCloud start(Path folder, Path assembly) {
        return new DeviceCloud(TestCloud.of(folder, assembly), folder);
    }

    /** A callback on a port without a listener. */
    public static String unusedCallback() {
        return "http://localhost:" + LocalCloudSetup.unusedPort() + "/signed-in";
    }

    /** The outputs file. */
    public Path outputs() {
        return folder.resolve("data").resolve("outputs.json");
    }

    /** An output of the stack. */
    public String output(String name) {
        return cloud.outputs().get("CognitoSync").get(name);
    }

    /** DynamoDB with the developer's credentials. */
    DynamoDbClient tables() {
        Map<String, String> local = cloud.outputs().get("LocalCloud");
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(local.get("ApiEndpoint")))
                .region(Region.of(output("Region")))
                .credentialsProvider(TestCloud.developer(Path.of(local.get("CredentialsFile"))))
                // A test that reads everything reaches the ceiling.
                .overrideConfiguration(
                        configuration -> configuration.retryStrategy(strategy -> strategy.maxAttempts(20)))
                .build();
    }

    /** A middlebox in front of the API. */
    public Middlebox beforeTheApi() {
        return Middlebox.before(cloud.outputs().get("LocalCloud").get("ApiEndpoint"));
    }

    /** A middlebox in front of the sign-in domain. */
    public Middlebox beforeTheSignInDomain() {
        return Middlebox.before(output("UserPoolDomain"));
    }

    /** An outputs file with another value of that member. */
    public Path outputsWith(String object, String member, String value) {
        try {
            ObjectNode document = (ObjectNode) JSON.readTree(outputs().toFile());
            ((ObjectNode) document.path(object)).put(member, value);
            Path changed = Files.createTempFile(folder, "outputs-", ".json");
            JSON.writeValue(changed.toFile(), document);
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A device without anybody signed in. */
    public CommandLineDevice device(String name) {
        return CommandLineDevice.of(outputs(), folder.resolve(name));
    }

    /** Signs the account in on the device; answers how that ended and what the page at the end said. */
    public CommandLineDevice.Ended signIn(CommandLineDevice device, PersonClient account) {
        AtomicReference<CompletableFuture<String>> page = new AtomicReference<>();
        CommandLineDevice.Ended ended = device.with(address -> {
                    page.set(CompletableFuture.supplyAsync(() -> get(account.signInAt(address)), OwnThread.EACH));
                    return true;
                })
                .run("sign-in");
        if (page.get() != null) {
            page.get().join();
        }
        return ended;
    }

    /** A device with a new person signed in. */
    public CommandLineDevice signedIn(String name, String email) {
        return signedIn(name, PersonClient.signUp(cloud.outputs(), email));
    }

    /** A device with copied files. */
    CommandLineDevice copyOf(CommandLineDevice device, String name) {
        CommandLineDevice copy = device(name);
        try (Stream<Path> files = Files.list(device.home())) {
            Files.createDirectories(
                    copy.home(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (Path file : files.toList()) {
                Files.copy(file, copy.home().resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** A device with this person signed in. */
    public CommandLineDevice signedIn(String name, PersonClient account) {
        CommandLineDevice device = device(name);
        CommandLineDevice.Ended ended = signIn(device, account);
        if (ended.exitCode() != 0) {
            throw new AssertionError("Nobody could sign in: " + ended);
        }
        return device;
    }

    static String get(URI address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the browser was to go to " + address, e);
        }
    }

    @Override
    public void close() {
        cloud.close();
    }
}
