package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.Registration;
import cognitosync.localcloud.userpool.users.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /signup}: the attributes that the pool requires, and a password. */
record SignupPage(Registration signUp, BrowserSessions sessions) implements Page {
    private static final Map<String, String> LABELS =
            Map.of("name", Messages.text("sign-in.sign-up.name"), "email", Messages.text("sign-in.sign-up.email"));
    private static final Map<String, String> AUTOCOMPLETE =
            Map.of("name", "name", "given_name", "given-name", "family_name", "family-name", "phone_number", "tel");

    @Override
    public String path() {
        return "/signup";
    }

    @Override
    public String template() {
        return "signup";
    }

    @Override
    public String title() {
        return Messages.text("sign-in.sign-up.title");
    }

    @Override
    public Map<String, Object> values(PageRequest page) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String name : names(page.pool())) {
            fields.add(Map.of(
                    "name",
                    name,
                    "label",
                    LABELS.getOrDefault(name, name.replace('_', ' ')),
                    "type",
                    name.equals("email") ? "email" : "text",
                    "autocomplete",
                    name.equals("email") ? "username" : AUTOCOMPLETE.getOrDefault(name, "on"),
                    "value",
                    page.field(name)));
        }
        return Map.of(
                "fields", fields,
                "passwordHint", page.pool().passwordPolicy().hint(),
                "minimumLength", page.pool().passwordPolicy().minimumLength());
    }

    @Override
    public Response submit(PageRequest page) {
        Map<String, String> attributes = new LinkedHashMap<>();
        names(page.pool()).forEach(name -> attributes.put(name, page.field(name)));
        User user = signUp.run(page.pool(), page.client(), page.field("email"), attributes, page.secret("password"));
        // The password was entered in this browser, so confirming the address completes the sign-in.
        return sessions.open(Response.seeOther(page.link("/confirmUser", user.email())), page.pool(), user);
    }

    // The email address comes last.
    private static List<String> names(UserPool pool) {
        List<String> names = new ArrayList<>(pool.requiredAttributes());
        names.remove("email");
        names.add("email");
        return names;
    }
}
