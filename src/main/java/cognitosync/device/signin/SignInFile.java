package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.json.JsonTree;
import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Stack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stores the sign-in of one stack in a file that only its owner can read.
 *
 * @param files the folder
 * @param stack whose sign-in
 */
record SignInFile(PrivateFiles files, Stack stack) {
    private static final String DOMAIN = "userPoolDomain";
    private static final String API = "userPoolEndpoint";

    Optional<SignIn> read() {
        return files.read(name()).map(this::parse);
    }

    void write(SignIn signIn) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        signIn.origin().ifPresent(origin -> file.putObject("origin")
                .put(
                        origin.source() instanceof TokenSource.Domain ? DOMAIN : API,
                        origin.source().address())
                .put("apiEndpoint", origin.apiEndpoint())
                .put("region", origin.region())
                .put("userPoolId", origin.userPoolId())
                .put("clientId", origin.clientId())
                .put("identityPoolId", origin.identityPoolId()));
        file.put("idToken", signIn.tokens().idToken());
        file.put("refreshToken", signIn.tokens().refreshToken());
        file.put("expiresAt", signIn.tokens().expiresAt().toString());
        file.put("name", signIn.name());
        file.put("email", signIn.email());
        file.put("identityId", signIn.identityId());
        signIn.credentials().ifPresent(credentials -> file.putObject("credentials")
                .put("accessKeyId", credentials.accessKeyId())
                .put("secretKey", credentials.secretKey())
                .put("sessionToken", credentials.sessionToken())
                .put("expiresAt", credentials.expiresAt().toString()));
        files.write(name(), file.toPrettyString());
    }

    /** Checks, before the sign-in, that the file can be written. */
    void prepare() {
        files.prepare(name());
    }

    void delete() {
        files.delete(name());
    }

    <T> T locked(Supplier<T> work) {
        return files.locked(work);
    }

    /** Renews it in one run at a time, because a refresh token may be valid once only. Others can read and write the file. */
    <T> T renewing(Duration timeout, Supplier<T> work) {
        return files.locked("renewal", timeout, work);
    }

    /**
     * Replaces the sign-in by its renewed form.
     *
     * @return false if the file has another sign-in by now, which is kept
     */
    boolean replace(SignIn before, SignIn after) {
        return locked(() -> {
            boolean same = isStill(before);
            if (same) {
                write(after);
            }
            return same;
        });
    }

    /** Deletes the sign-in, unless the file has another one by now. */
    void delete(SignIn ended) {
        locked(() -> {
            if (isStill(ended)) {
                delete();
            }
            return ended;
        });
    }

    private boolean isStill(SignIn signIn) {
        return read().filter(now ->
                        now.tokens().refreshToken().equals(signIn.tokens().refreshToken()))
                .isPresent();
    }

    private SignIn parse(String text) {
        try {
            JsonNode file = JsonTree.of(text.getBytes(StandardCharsets.UTF_8));
            JsonNode credentials = file.path("credentials");
            return new SignIn(
                    origin(file.path("origin")),
                    new Tokens(member(file, "idToken"), member(file, "refreshToken"), time(file)),
                    file.path("name").asText(),
                    file.path("email").asText(),
                    member(file, "identityId"),
                    credentials.isMissingNode()
                            ? Optional.empty()
                            : Optional.of(new SignIn.TemporaryCredentials(
                                    member(credentials, "accessKeyId"),
                                    member(credentials, "secretKey"),
                                    member(credentials, "sessionToken"),
                                    time(credentials))));
        } catch (IOException | DateTimeException e) {
            // Without the cause: it repeats parts of the file.
            throw broken();
        }
    }

    private Optional<Origin> origin(JsonNode origin) {
        return origin.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Origin(
                        origin.has(API)
                                ? new TokenSource.Api(member(origin, API))
                                : new TokenSource.Domain(member(origin, DOMAIN)),
                        member(origin, "apiEndpoint"),
                        member(origin, "region"),
                        member(origin, "userPoolId"),
                        member(origin, "clientId"),
                        member(origin, "identityPoolId")));
    }

    private static Instant time(JsonNode object) {
        return Instant.parse(object.path("expiresAt").asText());
    }

    private String member(JsonNode object, String name) {
        String text = object.path(name).asText();
        if (text.isEmpty()) {
            throw broken();
        }
        return text;
    }

    private DeviceException broken() {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("sign-in.file", path()));
    }

    /** Where it is. */
    Path path() {
        return files.folder().resolve(name());
    }

    private String name() {
        return "sign-in-" + stack.userPoolId() + "-" + stack.clientId() + ".json";
    }
}
