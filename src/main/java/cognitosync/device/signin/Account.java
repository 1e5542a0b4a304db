package cognitosync.device.signin;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Stack;
import cognitosync.device.time.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/**
 * The person signed in on this device, and the temporary credentials of their identity, which are cached while valid and
 * then renewed.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Enhanced
 *     authentication flow</a>
 */
public final class Account implements AwsCredentialsProvider {
    /** Tokens and credentials are renewed this long before they expire, because a request takes time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Only an authorization request has one. */
    private static final String NO_NONCE = "";

    private final Stack stack;
    private final AwsClients clients;
    private final SignInFile file;
    private final InstantSource clock;
    private final Timeouts timeouts;

    /** The person signed in to this stack, according to the files. */
    public Account(Stack stack, AwsClients clients, PrivateFiles files, InstantSource clock) {
        this(stack, clients, files, clock, Timeouts.DEFAULT);
    }

    /** The person signed in to this stack, with other time-outs. */
    public Account(Stack stack, AwsClients clients, PrivateFiles files, InstantSource clock, Timeouts timeouts) {
        this.timeouts = timeouts;
        this.stack = stack;
        this.clients = clients;
        this.file = new SignInFile(files, stack);
        this.clock = clock;
    }

    /** Whether a person is signed in. */
    public boolean isSignedIn() {
        return file.read().isPresent();
    }

    /** Name and email address of the signed-in person. */
    public String person() {
        SignIn signIn = current();
        return signIn.name() + " <" + signIn.email() + ">";
    }

    /** Name of the signed-in person; can be blank. */
    public String name() {
        return current().name();
    }

    /** The identity id of the signed-in person. */
    public String identityId() {
        return current().identityId();
    }

    /**
     * Lets a person sign in at the sign-in pages, which the stack must have.
     *
     * @param show shows the address of the sign-in pages
     * @param timeout how long to wait for the person
     * @return the failure, if the previous sign-in could not be revoked
     */
    public Optional<DeviceException> signIn(Consumer<URI> show, Duration timeout) {
        URI domain = stack.userPoolDomain().orElseThrow();
        URI callback = stack.deviceCallback().orElseThrow(this::noCallback);
        Origin here = Origin.of(stack, clients);
        file.prepare();
        AuthorizationRequest request = AuthorizationRequest.to(domain, stack.clientId(), callback);
        String code;
        try (LoopbackCallback listening = LoopbackCallback.listen(request)) {
            show.accept(request.address());
            code = listening.code(timeout);
        }
        Tokens tokens = new TokenEndpoint(domain.toString(), stack.clientId(), timeouts.page()).exchange(request, code);
        return keep(here, tokens, request.nonce());
    }

    /**
     * Lets a person sign in by password, through the API of the user pool.
     *
     * @return the failure, if the previous sign-in could not be revoked
     */
    public Optional<DeviceException> signIn(PasswordPrompt prompt) {
        Origin here = Origin.of(stack, clients);
        file.prepare();
        UserPoolApi api = new UserPoolApi(clients.userPoolEndpoint(), stack.clientId(), timeouts.page());
        return keep(here, new PasswordSignIn(stack, api, clock).run(prompt), NO_NONCE);
    }

    private Optional<DeviceException> keep(Origin here, Tokens tokens, String nonce) {
        IdTokenClaims claims = IdTokenClaims.of(tokens.idToken()).checked(stack, nonce);
        return keep(new SignIn(
                Optional.of(here), tokens, claims.name(), claims.email(), identityOf(tokens), Optional.empty()));
    }

    Optional<DeviceException> keep(SignIn signIn) {
        Optional<SignIn> before = file.locked(() -> {
            Optional<SignIn> was = replaced();
            file.write(signIn);
            return was;
        });
        try {
            before.ifPresent(was -> revoke(was, reason -> Messages.text("sign-in.not-revoked", reason)));
            return Optional.empty();
        } catch (DeviceException e) {
            return Optional.of(e);
        }
    }

    private Optional<SignIn> replaced() {
        try {
            return file.read();
        } catch (DeviceException unreadable) {
            // Signing in again replaces an unreadable file, and there is no token to revoke.
            return Optional.empty();
        }
    }

    /**
     * Signs out on this device and at the user pool; returns false if there was no sign-in.
     *
     * @throws DeviceException if the sign-in is of another place; it is kept
     */
    public boolean signOut() {
        // The file first: if the revocation fails, it must not remain usable.
        Optional<SignIn> signIn = file.locked(() -> {
            Optional<SignIn> was = file.read();
            was.flatMap(SignIn::origin).ifPresent(this::refuseOther);
            file.delete();
            return was;
        });
        signIn.ifPresent(was -> revoke(was, reason -> Messages.text("sign-out.not-revoked", reason)));
        return signIn.isPresent();
    }

    private void revoke(SignIn was, UnaryOperator<String> failed) {
        try {
            renewal(was.origin().orElseThrow(Account::unremembered))
                    .revoke(was.tokens().refreshToken());
        } catch (DeviceException e) {
            throw e.withMessage(failed.apply(e.getMessage()));
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        SignIn signIn = currentHere();
        SignIn.TemporaryCredentials valid =
                valid(signIn).orElseGet(() -> file.renewing(timeouts.renewal(), this::renewed));
        return AwsSessionCredentials.create(valid.accessKeyId(), valid.secretKey(), valid.sessionToken());
    }

    /** Gets new credentials from the identity pool, even if the cached ones are still valid. */
    public void renewCredentials() {
        file.renewing(timeouts.renewal(), this::fresh);
    }

    private Optional<SignIn.TemporaryCredentials> valid(SignIn signIn) {
        return signIn.credentials().filter(credentials -> lasts(credentials.expiresAt()));
    }

    // Another run may have renewed them.
    private SignIn.TemporaryCredentials renewed() {
        return valid(currentHere()).orElseGet(this::fresh);
    }

    // Another run may sign out or in during the request: the result is stored for the same sign-in only.
    private SignIn.TemporaryCredentials fresh() {
        SignIn signIn = currentHere();
        if (!lasts(signIn.tokens().expiresAt())) {
            Optional<Tokens> fresh = renewal(signIn.origin().orElseThrow(Account::unremembered))
                    .refresh(signIn.tokens().refreshToken());
            if (fresh.isEmpty()) {
                throw ended(signIn);
            }
            SignIn renewed = signIn.with(fresh.get());
            // Refresh tokens rotate: the one used is no longer valid, even if a later step fails.
            if (!file.replace(signIn, renewed)) {
                revoke(renewed, reason -> Messages.text("sign-in.changed.not-revoked", reason));
                throw changed();
            }
            signIn = renewed;
        }
        SignIn.TemporaryCredentials credentials = credentialsOf(signIn);
        if (!file.replace(signIn, signIn.with(credentials))) {
            throw changed();
        }
        return credentials;
    }

    private TokenRenewal renewal(Origin origin) {
        return origin.source().renewal(origin.clientId(), timeouts.page());
    }

    private SignIn.TemporaryCredentials credentialsOf(SignIn signIn) {
        try (CognitoIdentityClient identity = clients.identity()) {
            Credentials issued = identity.getCredentialsForIdentity(
                            request -> request.identityId(signIn.identityId()).logins(logins(signIn.tokens())))
                    .credentials();
            return new SignIn.TemporaryCredentials(
                    issued.accessKeyId(), issued.secretKey(), issued.sessionToken(), issued.expiration());
        }
    }

    private String identityOf(Tokens tokens) {
        try (CognitoIdentityClient identity = clients.identity()) {
            return identity.getId(request ->
                            request.identityPoolId(stack.identityPoolId()).logins(logins(tokens)))
                    .identityId();
        }
    }

    private Map<String, String> logins(Tokens tokens) {
        return Map.of(stack.providerName(), tokens.idToken());
    }

    private boolean lasts(Instant end) {
        return clock.instant().plus(MARGIN).isBefore(end);
    }

    private SignIn current() {
        return file.read()
                .orElseThrow(() ->
                        new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, Messages.text("sign-in.required")));
    }

    // Tokens and credentials are only sent to where they came from, because an outputs file may come from anyone.
    private SignIn currentHere() {
        SignIn signIn = current();
        refuseOther(signIn.origin().orElseThrow(Account::unremembered));
        return signIn;
    }

    private void refuseOther(Origin origin) {
        Optional<String> difference = origin.differenceFrom(Origin.of(stack, clients));
        if (difference.isPresent()) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("sign-in.elsewhere", difference.get()));
        }
    }

    private static DeviceException unremembered() {
        return new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, Messages.text("sign-in.outdated"));
    }

    private DeviceException ended(SignIn refused) {
        file.delete(refused);
        return new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, Messages.text("sign-in.ended"));
    }

    private static DeviceException changed() {
        return new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, Messages.text("sign-in.changed"));
    }

    private DeviceException noCallback() {
        return new DeviceException(
                DeviceException.Kind.NOT_SIGNED_IN, Messages.text("sign-in.no-callback", stack.name()));
    }
}
