package cognitosync.device.stack;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.json.JsonTree;
import cognitosync.device.messages.Messages;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the outputs file of {@code cdk deploy --outputs-file} or the local cloud.
 *
 * @param path the file
 */
public record OutputsFile(Path path) {
    private static final String LOCAL_CLOUD = "LocalCloud";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** As the models of the APIs have them; names of files are made of ids, and host names of the region. */
    private static final Pattern USER_POOL_ID = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");

    private static final Pattern CLIENT_ID = Pattern.compile("[\\w+]+");
    private static final Pattern IDENTITY_POOL_ID = Pattern.compile("[\\w-]+:[0-9a-f-]+");
    private static final Pattern TABLE_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");

    /** The host of a Cognito domain with any prefix, or its FIPS form. */
    private static final Pattern DOMAIN =
            Pattern.compile("https://[a-z0-9-]+\\.auth(?:-fips)?\\.([a-z0-9-]+)\\.amazoncognito\\.com/?");

    private static final ApiAddress GRAPHQL = new ApiAddress(
            "https",
            "http",
            "https://[a-z0-9]+\\.appsync-api\\.%s\\.amazonaws\\.com/graphql",
            "https://ID.appsync-api.%s.amazonaws.com/graphql");
    private static final ApiAddress REALTIME = new ApiAddress(
            "wss",
            "ws",
            "wss://[a-z0-9]+\\.appsync-realtime-api\\.%s\\.amazonaws\\.com/graphql",
            "wss://ID.appsync-realtime-api.%s.amazonaws.com/graphql");

    /**
     * The only stack.
     *
     * @throws DeviceException if the file has none or several
     */
    public Stack stack() {
        JsonNode document = parse();
        return stack(document, theOnly(document));
    }

    /**
     * The stack of that name.
     *
     * @throws DeviceException if the file does not have it
     */
    public Stack stack(String name) {
        return stack(parse(), name);
    }

    private Stack stack(JsonNode document, String chosen) {
        JsonNode outputs = document.path(chosen);
        if (!outputs.isObject()) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    Messages.text("outputs.unknown-stack", path, chosen, stacks(document)));
        }
        return new Stack(
                chosen,
                webAddress(chosen, outputs, "WebsiteUrl"),
                webAddress(chosen, outputs, "SiteUrl"),
                outputs.has("UserPoolDomain")
                        ? Optional.of(domain(chosen, outputs, "UserPoolDomain"))
                        : Optional.empty(),
                text(chosen, outputs, "UserPoolId", USER_POOL_ID),
                text(chosen, outputs, "UserPoolClientId", CLIENT_ID),
                text(chosen, outputs, "IdentityPoolId", IDENTITY_POOL_ID),
                text(chosen, outputs, "Region", REGION),
                backend(chosen, outputs),
                outputs.has("DeviceCallback")
                        ? Optional.of(loopbackAddress(
                                chosen,
                                outputs,
                                "DeviceCallback",
                                address -> Messages.text(
                                        "outputs.remote-callback", path, chosen, "DeviceCallback", address)))
                        : Optional.empty(),
                local(document.path(LOCAL_CLOUD)));
    }

    private Backend backend(String chosen, JsonNode outputs) {
        if (!outputs.has("Backend")) {
            return new Backend.CognitoSync();
        }
        String name = text(chosen, outputs, "Backend");
        String region = text(chosen, outputs, "Region", REGION);
        return switch (name) {
            case Backend.DynamoDb.NAME -> new Backend.DynamoDb(region, text(chosen, outputs, "TableName", TABLE_NAME));
            case Backend.AppSync.NAME ->
                new Backend.AppSync(
                        region,
                        text(chosen, outputs, "TableName", TABLE_NAME),
                        api(chosen, outputs, "GraphQLUrl", GRAPHQL, region),
                        api(chosen, outputs, "RealtimeUrl", REALTIME, region));
            default ->
                throw new DeviceException(
                        DeviceException.Kind.INVALID_FILE, Messages.text("outputs.backend", path, chosen, name));
        };
    }

    // Signed requests and session tokens go there. The stack of this project has no domain of its own name.
    private URI api(String object, JsonNode outputs, String name, ApiAddress form, String region) {
        URI address = address(object, outputs, name, Set.of(form.local, form.scheme));
        boolean isLocal = address.getScheme().equals(form.local) && isLoopback(address);
        if (!isLocal && !address.toString().matches(form.pattern.formatted(Pattern.quote(region)))) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    Messages.text("outputs.not-appsync", path, object, name, address, form.example.formatted(region)));
        }
        return address;
    }

    /** How AWS writes an address of a GraphQL API; a local cloud's is not encrypted. */
    private record ApiAddress(String scheme, String local, String pattern, String example) {}

    private JsonNode parse() {
        try {
            return JsonTree.of(Files.readAllBytes(path));
        } catch (NoSuchFileException absent) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("outputs.absent", path), absent);
        } catch (JsonProcessingException e) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("outputs.not-json", path), e);
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("outputs.unreadable", path, Reason.of(e)), e);
        }
    }

    private String theOnly(JsonNode document) {
        List<String> names = stacks(document);
        if (names.isEmpty()) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("outputs.no-stack", path));
        }
        if (names.size() > 1) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("outputs.several-stacks", path, names));
        }
        return names.get(0);
    }

    private static List<String> stacks(JsonNode document) {
        List<String> names = new ArrayList<>();
        document.fieldNames().forEachRemaining(names::add);
        names.remove(LOCAL_CLOUD);
        return names;
    }

    private Optional<LocalCloud> local(JsonNode outputs) {
        return outputs.isObject()
                ? Optional.of(new LocalCloud(
                        loopbackAddress(
                                LOCAL_CLOUD,
                                outputs,
                                "ApiEndpoint",
                                address -> Messages.text(
                                        "outputs.remote-cloud", path, LOCAL_CLOUD, "ApiEndpoint", address)),
                        path.toAbsolutePath().getParent(),
                        file(LOCAL_CLOUD, outputs, "CredentialsFile")))
                : Optional.empty();
    }

    private Path file(String object, JsonNode outputs, String name) {
        String text = text(object, outputs, name);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw invalid(object, name, text, Messages.text("outputs.invalid.path"));
        }
    }

    // Codes, signed requests and the developer's keys go there.
    private URI loopbackAddress(String object, JsonNode outputs, String name, Function<URI, String> refusal) {
        URI address = webAddress(object, outputs, name);
        if (!isLoopback(address)) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, refusal.apply(address));
        }
        return address;
    }

    // Codes and tokens go there. The stack of this project has no domain of its own name.
    private URI domain(String object, JsonNode outputs, String name) {
        URI address = webAddress(object, outputs, name);
        if (!"https".equals(address.getScheme()) && !isLoopback(address)) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    Messages.text("outputs.not-encrypted", path, object, name, address));
        }
        String region = text(object, outputs, "Region", REGION);
        Matcher cognito = DOMAIN.matcher(address.toString());
        if (!isLoopback(address) && !(cognito.matches() && cognito.group(1).equals(region))) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE,
                    Messages.text("outputs.not-cognito", path, object, name, address, region));
        }
        return address;
    }

    private static boolean isLoopback(URI address) {
        return LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    // Nothing secret goes there, and websites of S3 are HTTP only.
    private URI webAddress(String object, JsonNode outputs, String name) {
        return address(object, outputs, name, Set.of("https", "http"));
    }

    private URI address(String object, JsonNode outputs, String name, Set<String> schemes) {
        String text = text(object, outputs, name);
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getScheme() != null && schemes.contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw invalidAddress(object, name, text, e);
        }
        throw invalidAddress(object, name, text, null);
    }

    private DeviceException invalidAddress(String object, String name, String text, Exception cause) {
        return new DeviceException(
                DeviceException.Kind.INVALID_FILE,
                Messages.text(
                        "outputs.invalid", path, object, name, text, Messages.text("outputs.invalid.web-address")),
                cause);
    }

    private String text(String object, JsonNode outputs, String name) {
        String text = outputs.path(name).asText();
        if (text.isBlank()) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("outputs.missing", path, object, name));
        }
        return text;
    }

    private String text(String object, JsonNode outputs, String name, Pattern form) {
        String text = text(object, outputs, name);
        if (!form.matcher(text).matches()) {
            throw invalid(object, name, text, name);
        }
        return text;
    }

    private DeviceException invalid(String object, String name, String text, String what) {
        return new DeviceException(
                DeviceException.Kind.INVALID_FILE, Messages.text("outputs.invalid", path, object, name, text, what));
    }
}
