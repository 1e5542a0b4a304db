package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.userpool.srp.PasswordClaim;
import cognitosync.localcloud.userpool.srp.ServerKeyPair;
import cognitosync.localcloud.userpool.srp.SrpGroup;
import cognitosync.localcloud.userpool.users.SrpSignIn;
import cognitosync.localcloud.userpool.users.User;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code PASSWORD_VERIFIER}: SRP from the client's A to its proof. {@code SECRET_BLOCK} is what names the exchange, since clients
 * of {@code USER_SRP_AUTH} send no session.
 */
record PasswordVerifier(SrpSignIn srp, AuthChallenges challenges, SignInSteps steps, InstantSource clock) {
    private static final String A = "A";
    private static final String B = "B";
    private static final String PRIVATE = "b";

    /**
     * Begins an exchange with {@code SRP_A}.
     *
     * @param inSession whether the answer carries a session too
     */
    AuthOutcome ask(SignInAttempt attempt, String username, boolean inSession) {
        // Nothing modulo N would prove every password.
        BigInteger clientValue = SrpGroup.clientValue(attempt.require("SRP_A"))
                .orElseThrow(() -> SignInAttempt.invalid("The parameter SRP_A is not a public value of SRP in hex."));
        SrpSignIn.Exchange exchange = srp.begin(attempt.pool(), attempt.client(), username);
        Map<String, String> state = Map.of(
                A, SrpGroup.hex(clientValue),
                B, SrpGroup.hex(exchange.pair().publicValue()),
                PRIVATE, SrpGroup.hex(exchange.pair().privateValue()));
        String secretBlock = challenges.add(
                attempt, new PendingChallenge(ChallengeName.PASSWORD_VERIFIER, username, exchange.userId(), state));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("SALT", SrpGroup.hex(exchange.salt()));
        parameters.put("SECRET_BLOCK", secretBlock);
        parameters.put("SRP_B", SrpGroup.hex(exchange.pair().publicValue()));
        parameters.put("USERNAME", exchange.userId());
        parameters.put("USER_ID_FOR_SRP", exchange.userId());
        return new AuthOutcome.Challenged(
                ChallengeName.PASSWORD_VERIFIER,
                inSession ? Optional.of(secretBlock) : Optional.empty(),
                parameters,
                List.of());
    }

    /** Ends an exchange with the proof. */
    AuthOutcome respond(SignInAttempt attempt) {
        String username = attempt.username();
        String secretBlock = attempt.require("PASSWORD_CLAIM_SECRET_BLOCK");
        byte[] signature = decoded(attempt.require("PASSWORD_CLAIM_SIGNATURE"));
        String timestamp = Timestamps.require(attempt.require("TIMESTAMP"), clock.instant());
        if (attempt.session().filter(session -> !session.equals(secretBlock)).isPresent()) {
            throw Sessions.foreign();
        }
        PendingChallenge exchange = challenges.take(attempt, ChallengeName.PASSWORD_VERIFIER, secretBlock);
        Sessions.requireSameUser(attempt, exchange, username);
        PasswordClaim claim = new PasswordClaim(
                SrpSignIn.identity(attempt.pool(), exchange.userId()), decoded(secretBlock), timestamp);
        User user = srp.prove(
                attempt.pool(),
                exchange.username(),
                exchange.userId(),
                new SrpSignIn.Proof(
                        claim,
                        signature,
                        number(exchange, A),
                        new ServerKeyPair(number(exchange, PRIVATE), number(exchange, B))));
        return steps.proceed(attempt, user);
    }

    private static BigInteger number(PendingChallenge exchange, String name) {
        return new BigInteger(exchange.state().get(name), 16);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Whatever it is, it is not what was signed.
            return new byte[0];
        }
    }
}
