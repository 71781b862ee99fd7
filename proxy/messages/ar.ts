import type { Messages } from './messages.ts';

export const ar: Messages = {
  chooseTitle: 'اختر نقطة استلام أخرى',
  pointGone: '«{point}» لم تعد قادرة على قبول طردك.',
  somePointGone: 'نقطة الاستلام المختارة لا يمكنها قبول طردك.',
  waiting: 'الطلب {order} لدى {shop} بانتظار اختيارك.',
  noneNearby: 'لم يتم العثور على نقطة استلام أخرى قريبة. سيساعدك المتجر.',
  away: 'على بُعد {distance} منها',
  collectHere: 'الاستلام من هنا',
  chosenTitle: 'شكرًا لك',
  collectAt: 'تستلم الطلب {order} من {shop} هنا:',
  chosenByShop: 'يتولى {shop} أمر الطلب {order}.',
  labelledTitle: 'طردك قيد التحضير بالفعل',
  labelled: 'صدرت بطاقة شحن الطلب {order} لدى {shop}، ولم يعد بالإمكان تغيير نقطة الاستلام هنا. يُرجى سؤال المتجر.',
  cancelledTitle: 'أُلغي هذا الطلب',
  cancelled: 'لم يعد هناك ما يمكن اختياره للطلب {order} لدى {shop}.',
  expiredTitle: 'هذا الرابط قديم جدًا',
  expired: 'اطلب رابطًا جديدًا من المتجر؛ طلبك محفوظ هناك.',
  forgedTitle: 'هذا الرابط غير مكتمل',
  forged: 'افتحه مجددًا من الرسالة التي وصلتك، أو انسخه كاملًا.',
  laterTitle: 'يُرجى المحاولة مرة أخرى بعد بضع دقائق',
  later: 'هذا لا يعمل الآن. طلبك محفوظ؛ وإذا استمر الأمر فاسأل المتجر.',
};
