package cognitosync.localcloud.console;

import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.page.Navigation;
import cognitosync.localcloud.page.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The layout of all pages, and the error page.
 *
 * @param templates beside this class
 * @param token for forms
 */
record Frame(Templates templates, String token) implements ErrorRenderer {
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("", Messages.text("console.section.requests"));
        SECTIONS.put("/stacks", Messages.text("console.section.stacks"));
        SECTIONS.put("/buckets", Messages.text("console.section.buckets"));
        SECTIONS.put("/tables", Messages.text("console.section.tables"));
        SECTIONS.put(ApisPage.PATH, Messages.text("console.section.apis"));
        SECTIONS.put("/users", Messages.text("console.section.users"));
        SECTIONS.put("/identities", Messages.text("console.section.identities"));
        SECTIONS.put("/inbox", Messages.text("console.section.inbox"));
    }

    /**
     * A navigation link.
     *
     * @param current value of {@code aria-current}: {@code page}, {@code true} on a page of that section, or empty
     */
    private record Section(String href, String name, String current) {}

    Response show(Page page, Request request) {
        return show(page, request, 200, "");
    }

    /** The page with an error message. */
    Response show(Page page, Request request, int status, String error) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", page.title());
        values.put("sections", sections(section -> current(section, page)));
        values.put("token", token);
        values.put("error", error);
        values.putAll(page.values(request));
        return Response.html(status, templates.render(page.template(), values));
    }

    /** An HTML page for browser navigation, plain text for programs. */
    @Override
    public Response of(int status, String sentence, Request head) {
        if (!Navigation.isTopLevel(head)) {
            return ErrorRenderer.PLAIN.of(status, sentence, head);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", title(status));
        values.put("sections", sections(section -> ""));
        values.put("sentence", sentence);
        return Response.html(status, templates.render("refusal", values));
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> Messages.text("console.error.not-found");
            case 405 -> Messages.text("console.error.method");
            default -> Messages.text("console.error.other");
        };
    }

    private static List<Section> sections(UnaryOperator<String> current) {
        return SECTIONS.entrySet().stream()
                .map(section -> new Section(
                        Console.PATH + section.getKey(), section.getValue(), current.apply(section.getKey())))
                .toList();
    }

    private static String current(String section, Page page) {
        if (section.equals(page.path())) {
            return "page";
        }
        return section.equals(page.section()) ? "true" : "";
    }
}
