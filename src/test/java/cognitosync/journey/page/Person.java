package cognitosync.journey.page;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Somebody who signs up, with a password that every password policy of a user pool takes. */
public record Person(String name, String email, String password) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Somebody new. */
    public static Person named(String name) {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        String random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String mailbox = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return new Person(name, mailbox + "-" + Long.toHexString(RANDOM.nextLong()) + "@example.com", "Aa1!" + random);
    }

    /** The same with another name. */
    public Person called(String anotherName) {
        return new Person(anotherName, email, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
