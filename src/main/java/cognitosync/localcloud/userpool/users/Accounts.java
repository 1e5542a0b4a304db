package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.store.Database;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What people do with their own accounts, through a page or through the API: one rule for both.
 *
 * @param registration signs up
 * @param confirmation confirms what was signed up
 * @param signIn checks a password
 * @param srpSignIn checks a password that it does not see
 * @param firstPasswords replaces temporary passwords at the first sign-in
 * @param passwordReset sets a forgotten password anew
 * @param passwordChange sets another password by the one before
 * @param attributeUpdate changes attributes, and verifies them
 */
public record Accounts(
        Registration registration,
        Confirmation confirmation,
        PasswordSignIn signIn,
        SrpSignIn srpSignIn,
        FirstPasswords firstPasswords,
        PasswordReset passwordReset,
        PasswordChange passwordChange,
        AttributeUpdate attributeUpdate) {
    /** What the rules work with. */
    public record Dependencies(
            Database database,
            InstantSource clock,
            SecureRandom random,
            Users users,
            Passwords passwords,
            Verifiers verifiers,
            Codes codes,
            Lockouts lockouts,
            BrowserSessions sessions) {}

    /** Composes them. */
    public static Accounts of(Dependencies with) {
        NewPasswords newPasswords = new NewPasswords(with.users(), with.passwords(), with.sessions(), with.clock());
        return new Accounts(
                new Registration(with.database(), with.users(), with.passwords(), with.codes(), with.clock()),
                new Confirmation(with.database(), with.users(), with.codes(), with.lockouts(), with.clock()),
                new PasswordSignIn(with.users(), with.passwords(), with.verifiers(), with.lockouts()),
                new SrpSignIn(with.users(), with.verifiers(), with.lockouts(), with.random()),
                new FirstPasswords(with.database(), with.users(), newPasswords, with.clock()),
                new PasswordReset(
                        with.database(), with.users(), newPasswords, with.codes(), with.lockouts(), with.clock()),
                new PasswordChange(with.database(), with.users(), with.passwords(), newPasswords, with.lockouts()),
                new AttributeUpdate(with.database(), with.users(), with.codes(), with.lockouts(), with.clock()));
    }
}
