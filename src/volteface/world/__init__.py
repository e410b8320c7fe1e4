"""Facts: states, bodies and their members, names in eight languages, and the codebook, all from CSV files here.

Every table has an origin file beside it that tells what it is, from what facts and how it was made.
"""

from volteface.world.bodies import Body, list_bodies, members, memberships
from volteface.world.cameo import Act, find_act, find_act_by_text, find_cameo_actor, list_acts, name_rebels
from volteface.world.codebook import Type, intensity_of, list_contexts, list_modes, list_types, quad_of
from volteface.world.naming import ARMED, Standing, find_role, resolve_code, resolve_name, resolve_sector
from volteface.world.regions import REGIONS, Region, region_of
from volteface.world.senses import NameSense, RoleSense, find_code, load_names, load_roles
from volteface.world.shapes import MAP_HEIGHT, MAP_WIDTH, Shape, list_shapes
from volteface.world.sides import leads_side, list_sides, members_of_side
from volteface.world.states import State, System, find_home, find_state, list_states, state
from volteface.world.violence import ACLED_TYPES, UCDP_TYPES, ViolenceType, find_type, list_violence_types

STATES = list_states()
CONTEXTS = list_contexts()

__all__ = [
    "ACLED_TYPES",
    "ARMED",
    "CONTEXTS",
    "MAP_HEIGHT",
    "MAP_WIDTH",
    "REGIONS",
    "STATES",
    "UCDP_TYPES",
    "Act",
    "Body",
    "NameSense",
    "Region",
    "RoleSense",
    "Shape",
    "Standing",
    "State",
    "System",
    "Type",
    "ViolenceType",
    "find_act",
    "find_act_by_text",
    "find_cameo_actor",
    "find_code",
    "find_home",
    "find_role",
    "find_state",
    "find_type",
    "intensity_of",
    "leads_side",
    "list_acts",
    "list_bodies",
    "list_contexts",
    "list_modes",
    "list_shapes",
    "list_sides",
    "list_states",
    "list_types",
    "list_violence_types",
    "load_names",
    "load_roles",
    "members",
    "members_of_side",
    "memberships",
    "name_rebels",
    "quad_of",
    "region_of",
    "resolve_code",
    "resolve_name",
    "resolve_sector",
    "state",
]
