package cognitosync.localcloud.userpool.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client's side of SRP, written from RFC 5054 and apart from what it tests; its prime is computed from pi (RFC 3526). */
public final class SrpClient {
    static final BigInteger N = BigInteger.TWO
            .pow(3072)
            .subtract(BigInteger.TWO.pow(3008))
            .subtract(BigInteger.ONE)
            .add(BigInteger.TWO.pow(64).multiply(pi(2942).add(BigInteger.valueOf(1_690_314))));

    private final BigInteger a = new BigInteger(1024, new SecureRandom());
    final BigInteger publicValue = BigInteger.TWO.modPow(a, N);

    /** {@code SRP_A}. */
    public String srpA() {
        return publicValue.toString(16);
    }

    /** As browsers write it. */
    public static String timestamp(Instant at) {
        return DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
                .format(at.atOffset(ZoneOffset.UTC));
    }

    /** The responses to {@code PASSWORD_VERIFIER}. */
    Map<String, String> responses(String poolId, JsonNode parameters, String password, String timestamp) {
        return responses(
                poolId,
                Map.of(
                        "USER_ID_FOR_SRP", parameters.path("USER_ID_FOR_SRP").asText(),
                        "SECRET_BLOCK", parameters.path("SECRET_BLOCK").asText(),
                        "SRP_B", parameters.path("SRP_B").asText(),
                        "SALT", parameters.path("SALT").asText()),
                password,
                timestamp);
    }

    /** The responses to {@code PASSWORD_VERIFIER}. */
    public Map<String, String> responses(
            String poolId, Map<String, String> parameters, String password, String timestamp) {
        String userId = parameters.get("USER_ID_FOR_SRP");
        String poolName = poolId.substring(poolId.indexOf('_') + 1);
        String secretBlock = parameters.get("SECRET_BLOCK");
        BigInteger serverValue = new BigInteger(parameters.get("SRP_B"), 16);
        BigInteger salt = new BigInteger(parameters.get("SALT"), 16);
        BigInteger u = positive(sha256(publicValue.toByteArray(), serverValue.toByteArray()));
        BigInteger x = positive(sha256(salt.toByteArray(), sha256(text(poolName + userId + ":" + password))));
        BigInteger k = positive(sha256(N.toByteArray(), new byte[] {2}));
        BigInteger base = serverValue.subtract(k.multiply(BigInteger.TWO.modPow(x, N)));
        BigInteger secret = base.modPow(a.add(u.multiply(x)), N);
        byte[] key =
                Arrays.copyOf(hmac(hmac(u.toByteArray(), secret.toByteArray()), text("Caldera Derived Key\u0001")), 16);
        byte[] signature =
                hmac(key, text(poolName + userId), Base64.getDecoder().decode(secretBlock), text(timestamp));
        Map<String, String> responses = new LinkedHashMap<>();
        responses.put("USERNAME", userId);
        responses.put("PASSWORD_CLAIM_SECRET_BLOCK", secretBlock);
        responses.put("PASSWORD_CLAIM_SIGNATURE", Base64.getEncoder().encodeToString(signature));
        responses.put("TIMESTAMP", timestamp);
        return responses;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BigInteger positive(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239).
    static BigInteger pi(int bits) {
        BigInteger one = BigInteger.ONE.shiftLeft(bits + 64);
        return arctan(one, 5)
                .shiftLeft(4)
                .subtract(arctan(one, 239).shiftLeft(2))
                .shiftRight(64);
    }

    private static BigInteger arctan(BigInteger one, long inverse) {
        BigInteger square = BigInteger.valueOf(inverse * inverse);
        BigInteger power = one.divide(BigInteger.valueOf(inverse));
        BigInteger sum = power;
        for (long n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }
}
