package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all pages have around them.
 *
 * @param templates beside this class
 * @param token for forms
 */
record Frame(Templates templates, String token) {
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("", "Requests");
        SECTIONS.put("/stacks", "Stacks");
        SECTIONS.put("/buckets", "Buckets");
        SECTIONS.put("/users", "Users");
        SECTIONS.put("/identities", "Identities");
        SECTIONS.put("/inbox", "Inbox");
    }

    /**
     * A link of the navigation.
     *
     * @param current for {@code aria-current}: {@code page}, {@code true} on a page that belongs to it, or nothing
     */
    private record Section(String href, String name, String current) {}

    Response show(Page page, Request request) {
        return show(page, request, 200, "");
    }

    /** The page with a sentence about what could not be done. */
    Response show(Page page, Request request, int status, String error) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", page.title());
        values.put("sections", sections(page));
        values.put("token", token);
        values.put("error", error);
        values.putAll(page.values(request));
        return Response.html(status, templates.render(page.template(), values));
    }

    private static List<Section> sections(Page page) {
        return SECTIONS.entrySet().stream()
                .map(section -> new Section(
                        Console.PATH + section.getKey(), section.getValue(), current(section.getKey(), page)))
                .toList();
    }

    private static String current(String section, Page page) {
        if (section.equals(page.path())) {
            return "page";
        }
        return section.equals(page.section()) ? "true" : "";
    }
}
