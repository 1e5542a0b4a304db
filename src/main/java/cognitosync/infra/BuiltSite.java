package cognitosync.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that the site's build leaves: {@code assets/} with hashed names, already compressed, and {@code root/}
 * with the pages.
 *
 * @param assets files whose name changes with their content
 * @param root files that keep their name
 * @param index text of {@code index.html}, still with its placeholders
 * @param form markup of the site's own sign-in form, which is in the page only if people sign in with it
 */
public record BuiltSite(Path assets, Path root, String index, String form) {
    /** Name of the page that everything starts from. */
    public static final String INDEX = "index.html";

    private static final String POLICY_PLACEHOLDER = "%CONTENT_SECURITY_POLICY%";
    private static final String ADDRESS_PLACEHOLDER = "%SITE_URL%";
    private static final String FORM_PLACEHOLDER = "%SIGN_IN_FORM%";

    /**
     * Finds the built site in a folder.
     *
     * @throws InvalidContextException if the folder holds no built site
     */
    public static BuiltSite in(Path folder) {
        Path assets = folder.resolve("assets");
        Path root = folder.resolve("root");
        if (!Files.isDirectory(assets) || !Files.isRegularFile(root.resolve("error.html"))) {
            throw InvalidContextException.noBuiltSite(folder);
        }
        return new BuiltSite(assets, root, readIndex(root.resolve(INDEX)), read(folder.resolve("sign-in-form.html")));
    }

    /** The page with its content security policy, its own address and, where it has one, its sign-in form filled in. */
    String indexWith(String contentSecurityPolicy, String siteUrl, boolean ownForm) {
        return index.replace(POLICY_PLACEHOLDER, contentSecurityPolicy)
                .replace(ADDRESS_PLACEHOLDER, siteUrl)
                .replace(FORM_PLACEHOLDER, ownForm ? form : "");
    }

    private static String readIndex(Path file) {
        String text = read(file);
        requireOnce(file, text, POLICY_PLACEHOLDER);
        requireOnce(file, text, ADDRESS_PLACEHOLDER);
        requireOnce(file, text, FORM_PLACEHOLDER);
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw InvalidContextException.unreadablePage(file, unreadable);
        }
    }

    private static void requireOnce(Path file, String text, String placeholder) {
        int first = text.indexOf(placeholder);
        if (first < 0 || first != text.lastIndexOf(placeholder)) {
            throw InvalidContextException.noSinglePlaceholder(file, placeholder);
        }
    }
}
