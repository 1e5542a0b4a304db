package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;
import cognitosync.localcloud.PersonClient;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** A person who signs up, with a password that satisfies every password policy of a user pool. */
public record Person(String name, String email, String password) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new person with a random address and password. */
    public static Person named(String name) {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        String random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String mailbox = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return new Person(name, mailbox + "-" + Long.toHexString(RANDOM.nextLong()) + "@example.com", "Aa1!" + random);
    }

    /** This person under another name. */
    public Person called(String anotherName) {
        return new Person(anotherName, email, password);
    }

    /** A new person who has signed up over HTTP. */
    public static Person signedUp(String name, Outputs outputs) {
        Person person = named(name);
        person.signUpOverHttp(outputs);
        return person;
    }

    /** Sends the forms of the sign-up pages over HTTP, for a journey that is about what comes after. */
    public void signUpOverHttp(Outputs outputs) {
        PersonClient.signUp(outputs.groups(), name, email, password);
    }

    /** Signs up on the user pool's own pages, from the site on, with the code from the inbox. */
    public void signUp(Device device, Outputs outputs) {
        // The pages need to know for which app.
        device.open(outputs.signInUrl());
        Form confirmation = askForSignUpCode(device);
        confirmation.fill("code", outputs.inbox().code(email, "sign-up")).submit();
        device.await("take the code", page -> !confirmation.isShown());
    }

    /** From the sign-in page to the one that asks for the code, which is not filled in yet. */
    public Form askForSignUpCode(Device device) {
        device.click("a[href*=\"/signup\"]");
        new Form(device, "name")
                .awaitShown()
                .fill("name", name)
                .fill("email", email)
                .fill("password", password)
                .submit();
        return new Form(device, "code").awaitShown().fillIfAsked("username", email);
    }

    /** Signs in, with name and password unless the sign-in pages still know this browser; ends on the site. */
    public void signIn(Device device, Outputs outputs) {
        device.open(outputs.signInUrl());
        Form login = new Form(device, "password");
        device.await("offer to sign in", page -> login.isShown() || Site.isSignedIn(page));
        if (login.isShown()) {
            login.fill("username", email).fill("password", password).submit();
        }
        device.await("be signed in", Site::isSignedIn);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
