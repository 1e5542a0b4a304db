package cognitosync.device.signin;

import cognitosync.device.messages.Messages;
import cognitosync.device.aws.AwsClients;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
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
 * The person signed in on this device, and the credentials of that person's identity: those of last time while they are
 * valid, fresh ones otherwise.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Enhanced
 *     authentication flow</a>
 */
public final class Account implements AwsCredentialsProvider {
    /** What expires sooner is renewed first: a request takes its time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Stack stack;
    private final AwsClients clients;
    private final SignInFile file;
    private final InstantSource clock;
    private final Timeouts timeouts;

    /** The person signed in to this stack, as the files tell. */
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

    /** Whether anybody is signed in. */
    public boolean isSignedIn() {
        return file.read().isPresent();
    }

    /** Name and address of who is signed in. */
    public String person() {
        SignIn signIn = current();
        return signIn.name() + " <" + signIn.email() + ">";
    }

    /** The identity of who is signed in. */
    public String identityId() {
        return current().identityId();
    }

    /**
     * Has a person sign in.
     *
     * @param show shows the address of the sign-in pages
     * @param timeout how long to wait for the person
     * @return what went wrong where the sign-in before this one could not be revoked
     */
    public Optional<DeviceException> signIn(Consumer<URI> show, Duration timeout) {
        URI callback = stack.deviceCallback().orElseThrow(this::noCallback);
        Origin here = Origin.of(stack, clients);
        file.prepare();
        AuthorizationRequest request = AuthorizationRequest.to(stack, callback);
        String code;
        try (LoopbackCallback listening = LoopbackCallback.listen(request)) {
            show.accept(request.address());
            code = listening.code(timeout);
        }
        Tokens tokens = tokenEndpoint(here).exchange(request, code);
        IdTokenClaims claims = IdTokenClaims.of(tokens.idToken()).checked(stack, request.nonce());
        return keep(new SignIn(
                Optional.of(here), tokens, claims.name(), claims.email(), identityOf(tokens), Optional.empty()));
    }

    Optional<DeviceException> keep(SignIn signIn) {
        Optional<SignIn> before = file.alone(() -> {
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
            // Signing in again is the way out of that, and there is no token to revoke.
            return Optional.empty();
        }
    }

    /**
     * Forgets who is signed in, here and at the user pool; false where there was none.
     *
     * @throws DeviceException where that person signed in elsewhere, and stays so
     */
    public boolean signOut() {
        // First here: a file that outlives a failed revocation would still open the door.
        Optional<SignIn> signIn = file.alone(() -> {
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
            tokenEndpoint(was.origin().orElseThrow(Account::unremembered))
                    .revoke(was.tokens().refreshToken());
        } catch (DeviceException e) {
            throw e.restated(failed.apply(e.getMessage()));
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        SignIn signIn = currentHere();
        SignIn.TemporaryCredentials valid =
                valid(signIn).orElseGet(() -> file.renewing(timeouts.renewal(), this::renewed));
        return AwsSessionCredentials.create(valid.accessKeyId(), valid.secretKey(), valid.sessionToken());
    }

    /** Asks the identity pool for credentials, though those of last time may still be valid. */
    public void renewCredentials() {
        file.renewing(timeouts.renewal(), this::fresh);
    }

    private Optional<SignIn.TemporaryCredentials> valid(SignIn signIn) {
        return signIn.credentials().filter(credentials -> lasts(credentials.expiresAt()));
    }

    // Another run may have been first.
    private SignIn.TemporaryCredentials renewed() {
        return valid(currentHere()).orElseGet(this::fresh);
    }

    // While the network is asked, others may sign out or in: what comes from it is kept for the same sign-in only.
    private SignIn.TemporaryCredentials fresh() {
        SignIn signIn = currentHere();
        if (!lasts(signIn.tokens().expiresAt())) {
            Optional<Tokens> fresh = tokenEndpoint(signIn.origin().orElseThrow(Account::unremembered))
                    .refresh(signIn.tokens().refreshToken());
            if (fresh.isEmpty()) {
                throw ended(signIn);
            }
            SignIn renewed = signIn.with(fresh.get());
            // Refresh tokens rotate: the one used is of no use any more, whatever fails from here on.
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

    private TokenEndpoint tokenEndpoint(Origin origin) {
        return TokenEndpoint.of(origin, timeouts.page());
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
                        new DeviceException.NotSignedIn(Messages.text("sign-in.required")));
    }

    // What it signed in with, and what that brought, goes back to where it came from only; an outputs file may lie
    // anywhere.
    private SignIn currentHere() {
        SignIn signIn = current();
        refuseOther(signIn.origin().orElseThrow(Account::unremembered));
        return signIn;
    }

    private void refuseOther(Origin origin) {
        Optional<String> difference = origin.differenceFrom(Origin.of(stack, clients));
        if (difference.isPresent()) {
            throw new DeviceException.InvalidFile(Messages.text("sign-in.elsewhere", difference.get()));
        }
    }

    private static DeviceException unremembered() {
        return new DeviceException.NotSignedIn(Messages.text("sign-in.outdated"));
    }

    private DeviceException ended(SignIn refused) {
        file.delete(refused);
        return new DeviceException.NotSignedIn(Messages.text("sign-in.ended"));
    }

    private static DeviceException changed() {
        return new DeviceException.NotSignedIn(Messages.text("sign-in.changed"));
    }

    private DeviceException noCallback() {
        return new DeviceException.NotSignedIn(Messages.text("sign-in.no-callback", stack.name()));
    }
}
