package cognitosync.infra;

import java.nio.file.Path;

/**
 * Invalid context value, or a file that one names; the message says how to fix it. Every sentence of the app for a person is
 * here.
 */
public final class InvalidContextException extends IllegalArgumentException {
    private InvalidContextException(String message, Throwable cause) {
        super(message, cause);
    }

    private static InvalidContextException of(String message) {
        return new InvalidContextException(message, null);
    }

    static InvalidContextException unknownSignIn(String value) {
        return of(
                ("Context value signIn=%s is not supported. Use pkce (the default: authorization code with PKCE), implicit"
                                + " (the tutorial's grant) or form (the site's own form instead of Cognito's pages).")
                        .formatted(value));
    }

    static InvalidContextException withoutHostedPages(String key, Object value) {
        return of(
                "Context value %s=%s requires signIn=pkce or signIn=implicit: signIn=form has no sign-in pages. Omit one of the two."
                        .formatted(key, value));
    }

    static InvalidContextException notAFlag(String key, String value) {
        return of((key.equals("introspection")
                        ? "Context value %s=%s is not supported. Use false (the default) or true (clients may ask for the schema)."
                        : "Context value %s=%s is not supported. Use false (the default: destroy deletes everything) or true (what"
                                + " holds data is kept: bucket, user pool, identity pool, and the table of backend=dynamodb or"
                                + " backend=appsync).")
                .formatted(key, value));
    }

    static InvalidContextException unknownBackend(String value) {
        return of(
                ("Context value backend=%s is not supported. Use cognito-sync (the default: for accounts that used Cognito Sync"
                                + " before 2026-07-30), dynamodb (for every account) or appsync (the same, with changes pushed to"
                                + " pages that are open).")
                        .formatted(value));
    }

    static InvalidContextException unsupportedCeiling(String key, Object value, int lowest, int highest) {
        return of(
                ("Context value %s=%s is not supported. Use a whole number from %d (the default: one full dataset a second) to"
                                + " %d (DynamoDB's default quota for a table).")
                        .formatted(key, value, lowest, highest));
    }

    static InvalidContextException ceilingWithoutTable(String key, Object value) {
        return of(
                "Context value %s=%s requires backend=dynamodb or backend=appsync: Cognito Sync has no such limit. Omit one of the two."
                        .formatted(key, value));
    }

    static InvalidContextException introspectionWithoutApi(Object value) {
        return of(
                "Context value introspection=%s requires backend=appsync: no other backend has a GraphQL schema. Omit one of the two."
                        .formatted(value));
    }

    static InvalidContextException notAText(String key) {
        return of("Context value %1$s is empty or not a text. Use -c %1$s=VALUE, or omit it for the default."
                .formatted(key));
    }

    static InvalidContextException notAHostLabel(String prefix) {
        return of(
                ("Context value domainPrefix=%s can't be part of a host name. Use at most 63 lower-case letters and digits,"
                                + " with single hyphens between them.")
                        .formatted(prefix));
    }

    static InvalidContextException reservedPrefix(String prefix) {
        return of(
                "Context value domainPrefix=%s contains aws, amazon or cognito, which Cognito reserves. Choose another prefix."
                        .formatted(prefix));
    }

    static InvalidContextException notALoopbackAddress(String address) {
        return of(("Context value deviceCallback=%s is not an address that a command line can listen on. Use"
                        + " http://localhost:PORT/PATH with a port from 1024 to 65535, such as"
                        + " http://localhost:8976/signed-in.")
                .formatted(address));
    }

    static InvalidContextException callbackWithImplicitGrant(String address) {
        return of(
                ("Context value deviceCallback=%s requires signIn=pkce: signIn=implicit returns tokens in a fragment, which"
                                + " never reaches a command line. Omit one of the two.")
                        .formatted(address));
    }

    /**
     * The branding file can't be used.
     *
     * @param problem completes the sentence "the file …"
     */
    static InvalidContextException invalidBranding(String file, String problem, Throwable cause) {
        return new InvalidContextException(
                "Context value branding=%s: the file %s. Use the \"Settings\" that describe-managed-login-branding-by-client returns."
                        .formatted(file, problem),
                cause);
    }

    static InvalidContextException noBuiltSite(Path folder) {
        return of(
                "No built site in %s. Run `npm ci` and `npm run build` in the folder site, or run `mvn`, which does both."
                        .formatted(folder));
    }

    static InvalidContextException unreadablePage(Path file, Throwable cause) {
        return new InvalidContextException(
                "The page %s can't be read. Build the site again with `npm run build` in the folder site."
                        .formatted(file),
                cause);
    }

    static InvalidContextException noSinglePlaceholder(Path file, String placeholder) {
        return of(
                ("The page %s must contain the placeholder %s exactly once, so that the deployment can replace it. Put it back"
                                + " into the page's head.")
                        .formatted(file, placeholder));
    }
}
